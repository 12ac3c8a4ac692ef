package hotline.reporting.persistence;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.CaseStage;
import hotline.reporting.facts.CounterKey;
import hotline.reporting.facts.Dimension;
import hotline.reporting.facts.Figure;
import hotline.reporting.indicators.Audit;
import hotline.reporting.indicators.Period;
import hotline.reporting.indicators.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads what the audit compares, in one snapshot: the counters, and the same counted anew from the facts in SQL. */
@ApplicationScoped
public class AuditTables {
    private final Snapshot snapshot;

    AuditTables(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The proof of all counters whose day lies in the period. */
    public Audit read(Period period) {
        return snapshot.read(handle -> {
            Audit audit = new Audit();
            addCounters(handle, audit, period);
            addOpen(handle, audit, period);
            return audit;
        });
    }

    private static void addCounters(Handle handle, Audit audit, Period period) {
        handle.execute("SET LOCAL work_mem = '64MB'"); // a year's counters are grouped in memory
        handle.createQuery("""
                        WITH said AS (
                          SELECT basis, unit, dimension, key, day, figure, n FROM counter
                          WHERE day BETWEEN :from AND :to AND n <> 0
                        ), recounted AS (
                          SELECT basis, coalesce(unit, '') AS unit,
                                 CASE WHEN GROUPING(channel) = 0 THEN 'CHANNEL' WHEN GROUPING(type) = 0 THEN 'TYPE'
                                      WHEN GROUPING(area) = 0 THEN 'AREA' WHEN GROUPING(category) = 0 THEN 'CATEGORY'
                                      ELSE 'ALL' END AS dimension,
                                 coalesce(channel, type, area, category, '') AS key, day, figure, count(*) AS n
                          FROM (
                            SELECT basis, day, figure, nullif(unit, '') AS unit, channel, type,
                                   CASE WHEN channel IS NOT NULL THEN coalesce(area_code, '') END AS area,
                                   CASE WHEN channel IS NOT NULL THEN coalesce(category_code, '') END AS category
                            FROM counted WHERE day BETWEEN :from AND :to
                          ) c
                          GROUP BY basis, day, figure, GROUPING SETS ((), unit, channel, type, area, category)
                          HAVING GROUPING(unit, channel, type, area, category) = b'11111'::integer
                              OR num_nonnulls(unit, channel, type, area, category) = 1
                        )
                        SELECT basis, unit, dimension, key, day, figure,
                               coalesce(said.n, 0) AS counter, coalesce(recounted.n, 0) AS facts
                        FROM said FULL JOIN recounted USING (basis, unit, dimension, key, day, figure)
                        """)
                .bind("from", period.from())
                .bind("to", period.to())
                .map(Compared::of)
                .forEach(compared -> audit.compare(compared.key(), compared.counter(), compared.facts()));
    }

    private static void addOpen(Handle handle, Audit audit, Period period) {
        handle.createQuery("""
                        SELECT slice.unit, slice.dimension, slice.key, f.case_stage, count(*) AS n
                        FROM ticket_fact f
                        CROSS JOIN LATERAL (
                          VALUES ('', 'ALL', ''),
                                 (f.lead_unit, 'ALL', ''),
                                 ('', 'CHANNEL', f.channel),
                                 ('', 'TYPE', f.type),
                                 ('', 'AREA', CASE WHEN f.channel IS NOT NULL THEN coalesce(f.area_code, '') END)
                        ) slice (unit, dimension, key)
                        WHERE f.open AND f.first_dispatched_day BETWEEN :from AND :to AND slice.key IS NOT NULL
                        GROUP BY slice.unit, slice.dimension, slice.key, f.case_stage
                        """)
                .bind("from", period.from())
                .bind("to", period.to())
                .map(Open::of)
                .forEach(open -> audit.open(open.slice(), open.stage(), open.n()));
    }

    private record Compared(CounterKey key, long counter, long facts) {
        static Compared of(ResultSet row, StatementContext context) throws SQLException {
            return new Compared(
                    new CounterKey(
                            Basis.valueOf(row.getString("basis")),
                            row.getString("unit"),
                            Dimension.valueOf(row.getString("dimension")),
                            row.getString("key"),
                            row.getObject("day", LocalDate.class),
                            Figure.valueOf(row.getString("figure"))),
                    row.getLong("counter"),
                    row.getLong("facts"));
        }
    }

    private record Open(Slice slice, CaseStage stage, long n) {
        static Open of(ResultSet row, StatementContext context) throws SQLException {
            return new Open(
                    new Slice(
                            row.getString("unit"), Dimension.valueOf(row.getString("dimension")), row.getString("key")),
                    CaseStage.valueOf(row.getString("case_stage")),
                    row.getLong("n"));
        }
    }
}
