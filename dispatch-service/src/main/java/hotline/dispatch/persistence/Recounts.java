package hotline.dispatch.persistence;

import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.cases.TimeEvent.CaseDeadlineMoved;
import hotline.dispatch.deadlines.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Which open cases have still to be counted again after a change of the calendar, and which dates have moved by it. */
@ApplicationScoped
public class Recounts {
    /** Until each replica goes by the new days. */
    private static final Duration KNOWN_EVERYWHERE = CurrentDirectory.FRESH.multipliedBy(2);

    private final Jdbi jdbi;

    Recounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A case to be counted again. */
    public record Due(long recount, UUID ticketId, String by) {}

    /**
     * The last recount for a year.
     *
     * @param left how many cases are still to be counted again
     */
    public record Last(long id, Instant askedAt, String by, int cases, int left) {}

    /** A date that moved. */
    public record Moved(UUID ticketId, String number, Step limit, Instant from, Instant to, boolean provisional) {}

    /** All cases that are open now are to be counted again, in the transaction of the caller. */
    public void ask(int year, String by, Instant now) {
        jdbi.useHandle(handle -> {
            long id = handle.createQuery("""
                            INSERT INTO recount (year, by, asked_at, cases)
                            SELECT :year, :by, :now, count(*) FROM dispatch_case WHERE closed_at IS NULL
                            RETURNING id
                            """)
                    .bind("year", year)
                    .bind("by", by)
                    .bind("now", now)
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate("""
                            INSERT INTO recount_case (recount, ticket_id, due_at)
                            SELECT :id, ticket_id, :startAt FROM dispatch_case WHERE closed_at IS NULL
                            """)
                    .bind("id", id)
                    .bind("startAt", now.plus(KNOWN_EVERYWHERE))
                    .execute();
        });
    }

    /** Takes the next case off the list, in the transaction of the caller; one that another replica has at hand is left to it. */
    public Optional<Due> take(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        WITH next AS (
                          SELECT recount, ticket_id FROM recount_case WHERE due_at <= :now
                          ORDER BY due_at, recount, ticket_id LIMIT 1 FOR UPDATE SKIP LOCKED
                        ), taken AS (
                          DELETE FROM recount_case c USING next
                          WHERE c.recount = next.recount AND c.ticket_id = next.ticket_id
                          RETURNING c.recount, c.ticket_id
                        )
                        SELECT taken.recount, taken.ticket_id, recount.by FROM taken JOIN recount ON recount.id = taken.recount
                        """)
                .bind("now", now)
                .map((row, context) -> new Due(row.getLong(1), row.getObject(2, UUID.class), row.getString(3)))
                .findOne());
    }

    /** Puts a case off that cannot be counted again now. */
    public void putOff(Due due, Instant until) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE recount_case SET due_at = :until WHERE recount = :recount AND ticket_id = :ticketId")
                .bind("until", until)
                .bind("recount", due.recount())
                .bind("ticketId", due.ticketId())
                .execute());
    }

    /** Remembers the dates of a case that moved. */
    public void moved(Due due, DispatchCase one, List<CaseDeadlineMoved> moved) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    INSERT INTO moved_date (recount, ticket_id, number, step, from_at, to_at, provisional)
                    VALUES (:recount, :ticketId, :number, :step, :from, :to, :provisional)
                    """);
            for (CaseDeadlineMoved date : moved) {
                if (!date.from().dueAt().equals(date.to().dueAt())) {
                    batch.bind("recount", due.recount())
                            .bind("ticketId", one.ticketId())
                            .bind("number", one.ticket().number())
                            .bind("step", date.to().step().name())
                            .bind("from", date.from().dueAt())
                            .bind("to", date.to().dueAt())
                            .bind("provisional", date.to().provisional())
                            .add();
                }
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        });
    }

    /** The last recount for a year; null where the year never changed since the first start. */
    public @Nullable Last last(int year) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT r.id, r.asked_at, r.by, r.cases,
                          (SELECT count(*) FROM recount_case c WHERE c.recount = r.id) AS remaining
                        FROM recount r WHERE r.year = :year ORDER BY r.id DESC LIMIT 1
                        """)
                .bind("year", year)
                .map((row, context) -> new Last(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5)))
                .findOne()
                .orElse(null));
    }

    /** The dates that a recount has moved so far, by the ticket's number. */
    public List<Moved> moved(long recount) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT ticket_id, number, step, from_at, to_at, provisional FROM moved_date
                        WHERE recount = :recount ORDER BY number, step
                        """)
                .bind("recount", recount)
                .map((row, context) -> new Moved(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        Step.valueOf(row.getString(3)),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant(),
                        row.getBoolean(6)))
                .list());
    }
}
