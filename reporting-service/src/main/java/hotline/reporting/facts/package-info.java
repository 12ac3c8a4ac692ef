/**
 * What the report knows of a ticket, and what that adds to the counters. Pure: an event and the fact as it was give the
 * fact as it is, and two facts give the moves of the counters.
 */
package hotline.reporting.facts;
