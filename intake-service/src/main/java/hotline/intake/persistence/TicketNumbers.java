package hotline.intake.persistence;

import hotline.time.HotlineTime;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Gives out ticket numbers: the banner's area code, the day of registration, six digits. They are taken from the database
 * in blocks; what is left of a block is lost at a stop, so numbers may have gaps. A block is taken by a thread and over a
 * connection of its own, so that it never waits for one that a registration holds.
 */
@ApplicationScoped
public class TicketNumbers {
    private static final String BANNER = "150522";
    private static final int BLOCK = 50;
    private static final int MOST_A_DAY = 999_999;
    private static final int DAYS_AT_HAND = 8;

    private final Jdbi jdbi;
    private final Map<LocalDate, Block> blocks = new HashMap<>();
    private final ExecutorService taker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("ticket-numbers").factory());
    private @Nullable Handle own;

    TicketNumbers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void reserve(@Observes StartupEvent event) {
        inOwnThread(this::connection);
    }

    @PreDestroy
    void close() {
        inOwnThread(() -> {
            connection().close();
            return null;
        });
        taker.shutdown();
    }

    /** The next number of the day of this instant, e.g. 15052220190304000001. */
    public synchronized String next(Instant registeredAt) {
        LocalDate day = registeredAt.atZone(HotlineTime.ZONE).toLocalDate();
        Block block = blocks.get(day);
        if (block == null || block.next > block.last) {
            if (blocks.size() > DAYS_AT_HAND) {
                blocks.clear();
            }
            block = take(day);
            blocks.put(day, block);
        }
        return BANNER + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "%06d".formatted(block.next++);
    }

    private Block take(LocalDate day) {
        int last = inOwnThread(() -> lastOfBlock(day));
        if (last > MOST_A_DAY) {
            throw new IllegalStateException("the numbers of " + day + " are used up");
        }
        return new Block(last - BLOCK + 1, last);
    }

    private int lastOfBlock(LocalDate day) {
        try {
            return connection()
                    .createQuery("""
                            INSERT INTO number_block (day, next) VALUES (:day, :block)
                            ON CONFLICT (day) DO UPDATE SET next = number_block.next + :block
                            RETURNING next
                            """)
                    .bind("day", day)
                    .bind("block", BLOCK)
                    .mapTo(Integer.class)
                    .one();
        } catch (RuntimeException e) {
            connection().close();
            own = null;
            throw e;
        }
    }

    private Handle connection() {
        Handle open = own;
        if (open == null) {
            open = jdbi.open();
            own = open;
        }
        return open;
    }

    private <T extends @Nullable Object> T inOwnThread(Callable<T> task) {
        try {
            return taker.submit(task).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("no block of ticket numbers could be taken", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a block of ticket numbers was taken", e);
        }
    }

    private static final class Block {
        private int next;
        private final int last;

        Block(int next, int last) {
            this.next = next;
            this.last = last;
        }
    }
}
