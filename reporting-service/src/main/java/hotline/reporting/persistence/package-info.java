/** Facts, happenings and counters in PostgreSQL, written in batches and read in snapshots; plain SQL. */
package hotline.reporting.persistence;
