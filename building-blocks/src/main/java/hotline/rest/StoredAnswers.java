package hotline.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The answers kept under an {@code Idempotency-Key}, for seven days. */
@ApplicationScoped
public class StoredAnswers {
    private static final Duration KEPT = Duration.ofDays(7);

    /** Answers hold words of people, so those that have had their time go: with each hundredth new one, up to two hundred. */
    private static final int FORGET_EACH = 100;

    private static final int FORGET_AT_ONCE = 200;

    private final Jdbi jdbi;
    private final Clock clock;
    private final AtomicInteger sinceForgotten = new AtomicInteger();

    StoredAnswers(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Who asked, where, under which key. */
    record Asked(String asker, String path, String key) {}

    /**
     * What was answered.
     *
     * @param bodyHash of what was asked
     * @param about the id or number of the record that it shows; null where it shows none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Answer(
            byte[] bodyHash,
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body,
            @Nullable String about) {

        /** Whether it answers a body with this hash. One of before hashes had a key has none, and is answered as it was. */
        boolean isFor(byte[] hash) {
            return bodyHash.length == 0 || Arrays.equals(bodyHash, hash);
        }
    }

    /** Somebody has just been answered under the same key. */
    static final class AnsweredMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Optional<Answer> find(Asked asked) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT body_hash, status, location, etag, body, about FROM idempotent_answer
                        WHERE asker = :asker AND path = :path AND key = :key AND at > :since
                        """)
                .bind("asker", asked.asker())
                .bind("path", asked.path())
                .bind("key", asked.key())
                .bind("since", clock.instant().minus(KEPT))
                .map(StoredAnswers::answer)
                .findOne());
    }

    /**
     * Keeps an answer in the transaction of the caller; waits for another one that is keeping its own under this key.
     *
     * @throws AnsweredMeanwhile where that other one was kept
     */
    void keep(Asked asked, Answer answer) {
        var now = clock.instant();
        int kept = jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO idempotent_answer AS old (asker, path, key, body_hash, status, location, etag, body, about, at)
                        VALUES (:asker, :path, :key, :bodyHash, :status, :location, :etag, :body, :about, :at)
                        ON CONFLICT (asker, path, key) DO UPDATE
                        SET body_hash = excluded.body_hash, status = excluded.status, location = excluded.location,
                            etag = excluded.etag, body = excluded.body, about = excluded.about, at = excluded.at
                        WHERE old.at <= :before
                        """)
                .bind("asker", asked.asker())
                .bind("path", asked.path())
                .bind("key", asked.key())
                .bind("bodyHash", answer.bodyHash())
                .bind("status", answer.status())
                .bind("location", answer.location())
                .bind("etag", answer.etag())
                .bind("body", answer.body())
                .bind("about", answer.about())
                .bind("at", now)
                .bind("before", now.minus(KEPT))
                .execute());
        if (kept == 0) {
            throw new AnsweredMeanwhile();
        }
        if (sinceForgotten.incrementAndGet() % FORGET_EACH == 0) {
            forgetOldOnes();
        }
    }

    /** Forgets those that show one of these records, named by id or by number. */
    public void forget(Collection<String> records) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM idempotent_answer WHERE about = ANY(:records)")
                .bindArray("records", String.class, records)
                .execute());
    }

    private void forgetOldOnes() {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        DELETE FROM idempotent_answer WHERE (asker, path, key) IN
                          (SELECT asker, path, key FROM idempotent_answer WHERE at <= :before ORDER BY at
                           LIMIT :atMost FOR UPDATE SKIP LOCKED)
                        """)
                .bind("before", clock.instant().minus(KEPT))
                .bind("atMost", FORGET_AT_ONCE)
                .execute());
    }

    private static Answer answer(ResultSet row, StatementContext context) throws SQLException {
        return new Answer(
                row.getBytes("body_hash"),
                row.getInt("status"),
                row.getString("location"),
                row.getString("etag"),
                row.getString("body"),
                row.getString("about"));
    }
}
