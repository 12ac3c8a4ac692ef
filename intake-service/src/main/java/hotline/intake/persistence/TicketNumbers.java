package hotline.intake.persistence;

import hotline.time.HotlineTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives out ticket numbers: the banner's area code, the day of registration, six digits. They are taken from the database
 * in blocks, in a transaction of their own; what is left of a block is lost at a stop, so numbers may have gaps.
 */
@ApplicationScoped
public class TicketNumbers {
    private static final String BANNER = "150522";
    private static final int BLOCK = 50;
    private static final int MOST_A_DAY = 999_999;
    private static final int DAYS_AT_HAND = 8;

    private final Jdbi jdbi;
    private final Map<LocalDate, Block> blocks = new HashMap<>();

    TicketNumbers(Jdbi jdbi) {
        this.jdbi = jdbi;
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
        int last = QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> handle.createQuery("""
                                INSERT INTO number_block (day, next) VALUES (:day, :block)
                                ON CONFLICT (day) DO UPDATE SET next = number_block.next + :block
                                RETURNING next
                                """)
                        .bind("day", day)
                        .bind("block", BLOCK)
                        .mapTo(Integer.class)
                        .one()));
        if (last > MOST_A_DAY) {
            throw new IllegalStateException("the numbers of " + day + " are used up");
        }
        return new Block(last - BLOCK + 1, last);
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
