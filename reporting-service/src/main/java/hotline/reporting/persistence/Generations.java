package hotline.reporting.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The generations of facts and counters: the one in use, and one that may be building beside it. Each is a schema; a
 * transaction enters one before it names a table.
 */
@ApplicationScoped
public class Generations {

    /** Held shared by every transaction that writes to the generation in use, and alone by the one that moves the pointer. */
    private static final long WRITING = 0x686f746c696e6501L;

    /** Held by the replica that builds. */
    private static final long BUILDING = 0x686f746c696e6502L;

    private final Jdbi jdbi;

    Generations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Which generation is in use, and how far the next one is.
     *
     * @param building null unless a rebuild is under way
     * @param startedAt when the last rebuild was asked for; null if none ever was
     * @param read how many messages the rebuild has read, of as many as there were when it began to read
     * @param lastError what last kept a rebuild from going on; null if nothing did
     */
    public record Standing(
            int current,
            @Nullable Integer building,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            long read,
            long total,
            @Nullable String lastError) {

        static Standing of(ResultSet row, StatementContext context) throws SQLException {
            return new Standing(
                    row.getInt("current"),
                    row.getObject("building", Integer.class),
                    FactRow.instant(row, "started_at"),
                    FactRow.instant(row, "finished_at"),
                    row.getLong("read"),
                    row.getLong("total"),
                    row.getString("last_error"));
        }
    }

    /** How it stands now. */
    public Standing standing() {
        return jdbi.withHandle(handle ->
                handle.createQuery("SELECT * FROM generation").map(Standing::of).one());
    }

    /** Makes the next generation, empty, to be built; false when one is building already. */
    public boolean begin(Instant now) {
        return jdbi.inTransaction(handle -> {
            Standing standing = handle.createQuery("SELECT * FROM generation FOR UPDATE")
                    .map(Standing::of)
                    .one();
            if (standing.building() != null) {
                return false;
            }
            int next = standing.current() + 1;
            handle.createQuery("SELECT make_generation(:next)")
                    .bind("next", next)
                    .mapTo(String.class)
                    .list();
            handle.createUpdate("""
                            UPDATE generation SET building = :next, started_at = :now, finished_at = NULL,
                                                  read = 0, total = 0, last_error = NULL
                            """).bind("next", next).bind("now", now).execute();
            return true;
        });
    }

    /** Lets the caller's transaction, which writes, work on the generation in use, and keeps that in use until its end. */
    public void enterCurrent() {
        jdbi.useHandle(handle -> {
            handle.createQuery("SELECT pg_advisory_xact_lock_shared(:lock)")
                    .bind("lock", WRITING)
                    .mapTo(String.class)
                    .list();
            enterCurrent(handle);
        });
    }

    /** Lets the caller's transaction work on this generation. */
    public void enter(int generation) {
        jdbi.useHandle(
                handle -> handle.createQuery("SELECT set_config('search_path', 'g' || :generation || ', public', true)")
                        .bind("generation", generation)
                        .mapTo(String.class)
                        .one());
    }

    /** Lets a transaction that reads work on the generation in use. */
    static void enterCurrent(Handle handle) {
        handle.createQuery("SELECT set_config('search_path', 'g' || current || ', public', true) FROM generation")
                .mapTo(String.class)
                .one();
    }

    /** Notes how far the building has come. */
    public void progress(int building, long read, long total) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE generation SET read = :read, total = :total WHERE building = :building")
                .bind("read", read)
                .bind("total", total)
                .bind("building", building)
                .execute());
    }

    /** Notes what keeps the building from going on. */
    public void failing(String error) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE generation SET last_error = :error")
                .bind("error", error)
                .execute());
    }

    /** Runs while no other replica builds; not at all when one does. */
    public void alone(Runnable building) {
        try (Handle handle = jdbi.open()) {
            if (handle.createQuery("SELECT pg_try_advisory_lock(:lock)")
                    .bind("lock", BUILDING)
                    .mapTo(Boolean.class)
                    .one()) {
                try {
                    building.run();
                } finally {
                    handle.createQuery("SELECT pg_advisory_unlock(:lock)")
                            .bind("lock", BUILDING)
                            .mapTo(Boolean.class)
                            .one();
                }
            }
        }
    }

    /**
     * Puts the generation that was built in the place of the one in use, in one transaction, while no other transaction
     * writes to that.
     *
     * @param caughtUp asked once writing has stopped: whether everything that the one in use has heard was read
     * @param handOver gives the builder's positions to the reader of the generation in use, in the same transaction
     * @return whether it took the place; when the builder had not caught up, all stays as it was
     */
    public boolean replaceCurrent(int built, BooleanSupplier caughtUp, Runnable handOver, Instant now) {
        stopWriting();
        if (!caughtUp.getAsBoolean()) {
            return false;
        }
        handOver.run();
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        UPDATE generation SET current = building, building = NULL, finished_at = :now,
                                              read = greatest(read, total), last_error = NULL
                        WHERE building = :built
                        """).bind("built", built).bind("now", now).execute());
        return true;
    }

    private void stopWriting() {
        jdbi.useHandle(handle -> {
            handle.execute("SET LOCAL lock_timeout = '10s'");
            handle.createQuery("SELECT pg_advisory_xact_lock(:lock)")
                    .bind("lock", WRITING)
                    .mapTo(String.class)
                    .list();
        });
    }

    /** Gives up what was building. */
    public void abandon(int building, Runnable forget, String why) {
        forget.run();
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            UPDATE generation SET building = NULL, last_error = :why WHERE building = :building
                            """).bind("building", building).bind("why", why).execute();
            handle.execute("DROP SCHEMA IF EXISTS g" + building + " CASCADE");
        });
    }

    /** Drops what is neither in use nor building; one still read is left for the next time. */
    public void dropOld() {
        jdbi.useTransaction(handle -> {
            handle.execute("SET LOCAL lock_timeout = '1s'");
            handle.createQuery("""
                            SELECT nspname FROM pg_namespace, generation
                            WHERE nspname ~ '^g[0-9]+$' AND nspname NOT IN ('g' || current, 'g' || coalesce(building, current))
                            """)
                    .mapTo(String.class)
                    .list()
                    .forEach(schema -> handle.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE"));
        });
    }
}
