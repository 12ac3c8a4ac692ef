package hotline.reporting.persistence;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.CaseStage;
import hotline.reporting.facts.CounterKey;
import hotline.reporting.facts.Dimension;
import hotline.reporting.facts.Figure;
import hotline.reporting.facts.Ledger;
import hotline.reporting.facts.ProblemDimension;
import hotline.reporting.facts.ProblemFigure;
import hotline.reporting.facts.ProblemKey;
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
    /** Rows held at a time: the counters of many years are read as a stream, since they do not fit into memory. */
    private static final int HELD = 2_000;

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
            addStock(handle, audit, period);
            addProblems(handle, audit, period);
            return audit;
        });
    }

    private static void addCounters(Handle handle, Audit audit, Period period) {
        handle.execute("SET LOCAL work_mem = '64MB'"); // a year's counters are grouped in memory
        handle.createQuery("""
                        WITH said AS (
                          SELECT basis, unit, dimension, key, day, figure, sum(n) AS n FROM counter_now
                          WHERE day BETWEEN :from AND :to
                          GROUP BY basis, unit, dimension, key, day, figure HAVING sum(n) <> 0
                        ), recounted AS (
                          SELECT basis, coalesce(unit, '') AS unit,
                                 CASE WHEN GROUPING(channel) = 0 THEN 'CHANNEL' WHEN GROUPING(type) = 0 THEN 'TYPE'
                                      WHEN GROUPING(area) = 0 THEN 'AREA' WHEN GROUPING(category) = 0 THEN 'CATEGORY'
                                      WHEN GROUPING(urgency) = 0 THEN 'URGENCY'
                                      WHEN GROUPING(responder) = 0 THEN 'FIRST_RESPONDER'
                                      ELSE 'ALL' END AS dimension,
                                 coalesce(channel, type, area, category, urgency, responder, '') AS key,
                                 day, figure, count(*) AS n
                          FROM (
                            SELECT c.basis, c.day, c.figure, nullif(c.unit, '') AS unit, f.channel, f.type, f.urgency,
                                   CASE WHEN f.channel IS NOT NULL THEN coalesce(f.area_code, '') END AS area,
                                   CASE WHEN f.channel IS NOT NULL THEN coalesce(f.category_code, '') END AS category,
                                   CASE WHEN f.channel IS NOT NULL THEN coalesce(f.first_responder, '') END AS responder
                            FROM contribution c JOIN ticket_fact f ON f.id = c.ticket_id
                            WHERE c.day BETWEEN :from AND :to AND c.dimension = 'ALL'
                          ) c
                          GROUP BY basis, day, figure,
                                   GROUPING SETS ((), unit, channel, type, area, category, urgency, responder)
                          HAVING GROUPING(unit, channel, type, area, category, urgency, responder) = b'1111111'::integer
                              OR num_nonnulls(unit, channel, type, area, category, urgency, responder) = 1
                        UNION ALL
                          SELECT basis, coalesce(unit, ''), dimension, key, day, figure, count(*)
                          FROM contribution
                          WHERE day BETWEEN :from AND :to AND dimension = 'DURATION'
                          GROUP BY basis, dimension, key, day, figure, GROUPING SETS ((), unit)
                        )
                        SELECT basis, unit, dimension, key, day, figure,
                               coalesce(said.n, 0) AS counter, coalesce(recounted.n, 0) AS facts
                        FROM said FULL JOIN recounted USING (basis, unit, dimension, key, day, figure)
                        """)
                .bind("from", period.from())
                .bind("to", period.to())
                .setFetchSize(HELD)
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

    private static void addStock(Handle handle, Audit audit, Period period) {
        handle.createQuery("""
                        SELECT coalesce(unit, '') AS unit,
                               count(*) FILTER (WHERE dispatched_day < :from) AS opening,
                               count(*) FILTER (WHERE ended_day IS NULL OR ended_day > :to) AS closing
                        FROM assignment_fact
                        WHERE dispatched_day <= :to AND (ended_day IS NULL OR ended_day >= :from)
                        GROUP BY GROUPING SETS ((), unit)
                        """)
                .bind("from", period.from())
                .bind("to", period.to())
                .map(Stock::of)
                .forEach(stock -> audit.stock(stock.slice(), stock.opening(), stock.closing()));
    }

    private static void addProblems(Handle handle, Audit audit, Period period) {
        handle.createQuery("""
                        WITH said AS (
                          SELECT basis, ledger, dimension, key, day, figure, n FROM problem_counter
                          WHERE day BETWEEN :from AND :to AND n <> 0
                        ), recounted AS (
                          SELECT p.basis, p.ledger, cut.dimension, cut.key, p.day, p.figure, count(*) AS n
                          FROM problem_contribution p
                          CROSS JOIN LATERAL (
                            VALUES ('ALL', ''), ('CHANNEL', p.channel), ('UNIT', coalesce(p.unit, '')),
                                   ('AREA', coalesce(p.area, ''))
                          ) cut (dimension, key)
                          WHERE p.day BETWEEN :from AND :to
                          GROUP BY p.basis, p.ledger, cut.dimension, cut.key, p.day, p.figure
                        )
                        SELECT basis, ledger, dimension, key, day, figure,
                               coalesce(said.n, 0) AS counter, coalesce(recounted.n, 0) AS facts
                        FROM said FULL JOIN recounted USING (basis, ledger, dimension, key, day, figure)
                        """)
                .bind("from", period.from())
                .bind("to", period.to())
                .setFetchSize(HELD)
                .map(ComparedProblem::of)
                .forEach(compared -> audit.compare(compared.key(), compared.counter(), compared.facts()));
    }

    private record Stock(Slice slice, long opening, long closing) {
        static Stock of(ResultSet row, StatementContext context) throws SQLException {
            return new Stock(Slice.ofUnit(row.getString("unit")), row.getLong("opening"), row.getLong("closing"));
        }
    }

    private record ComparedProblem(ProblemKey key, long counter, long facts) {
        static ComparedProblem of(ResultSet row, StatementContext context) throws SQLException {
            return new ComparedProblem(
                    new ProblemKey(
                            Basis.valueOf(row.getString("basis")),
                            Ledger.valueOf(row.getString("ledger")),
                            ProblemDimension.valueOf(row.getString("dimension")),
                            row.getString("key"),
                            row.getObject("day", LocalDate.class),
                            ProblemFigure.valueOf(row.getString("figure"))),
                    row.getLong("counter"),
                    row.getLong("facts"));
        }
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
