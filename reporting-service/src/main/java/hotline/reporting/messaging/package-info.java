/** How the report hears of tickets: the only place with topic, type and wire names. */
package hotline.reporting.messaging;
