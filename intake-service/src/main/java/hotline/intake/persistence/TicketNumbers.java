package hotline.intake.persistence;

import hotline.time.HotlineTime;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
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
        LocalDate day = dayOf(registeredAt);
        Block block = blocks.get(day);
        if (block == null || block.next > block.last) {
            if (blocks.size() > DAYS_AT_HAND) {
                blocks.clear();
            }
            block = take(day);
            blocks.put(day, block);
        }
        return number(day, block.next++);
    }

    private static LocalDate dayOf(Instant registeredAt) {
        return registeredAt.atZone(HotlineTime.ZONE).toLocalDate();
    }

    private static String number(LocalDate day, int n) {
        return BANNER + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "%06d".formatted(n);
    }

    private static int atMostADay(LocalDate day, int last) {
        if (last > MOST_A_DAY) {
            throw new IllegalStateException("the numbers of " + day + " are used up");
        }
        return last;
    }

    /**
     * Numbers of the days of these instants, in the same order. Of each day exactly as many are taken as are needed, in one
     * statement for all, since days of the past come in any order and seldom again.
     */
    public List<String> next(List<Instant> registeredAt) {
        List<LocalDate> days = registeredAt.stream().map(TicketNumbers::dayOf).toList();
        SortedMap<LocalDate, Integer> wanted = new TreeMap<>();
        days.forEach(day -> wanted.merge(day, 1, Integer::sum));
        Map<LocalDate, Integer> last = inOwnThread(() -> lastOf(wanted));
        List<String> numbers = new ArrayList<>(days.size());
        for (LocalDate day : days) {
            int left = wanted.merge(day, -1, Integer::sum);
            numbers.add(number(day, atMostADay(day, last.getOrDefault(day, 0)) - left));
        }
        return numbers;
    }

    /** The last of the numbers taken of each day. */
    private Map<LocalDate, Integer> lastOf(SortedMap<LocalDate, Integer> wanted) {
        Map<LocalDate, Integer> last = new HashMap<>();
        overOwnConnection(handle -> {
            handle.createQuery("""
                            INSERT INTO number_block (day, next)
                            SELECT * FROM unnest(:days::date[], :counts::int[]) ORDER BY 1
                            ON CONFLICT (day) DO UPDATE SET next = number_block.next + excluded.next
                            RETURNING day, next
                            """)
                    .bindArray(
                            "days",
                            String.class,
                            wanted.keySet().stream().map(LocalDate::toString).toList())
                    .bindArray("counts", Integer.class, wanted.values())
                    .map((row, context) -> Map.entry(row.getObject(1, LocalDate.class), row.getInt(2)))
                    .forEach(entry -> last.put(entry.getKey(), entry.getValue()));
            return last;
        });
        return last;
    }

    private Block take(LocalDate day) {
        int last = atMostADay(day, inOwnThread(() -> lastOfBlock(day)));
        return new Block(last - BLOCK + 1, last);
    }

    private int lastOfBlock(LocalDate day) {
        return overOwnConnection(handle -> handle.createQuery("""
                        INSERT INTO number_block (day, next) VALUES (:day, :block)
                        ON CONFLICT (day) DO UPDATE SET next = number_block.next + :block
                        RETURNING next
                        """)
                .bind("day", day)
                .bind("block", BLOCK)
                .mapTo(Integer.class)
                .one());
    }

    private <T> T overOwnConnection(Function<Handle, T> task) {
        try {
            return task.apply(connection());
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
