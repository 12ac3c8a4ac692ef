package hotline.intake.tickets;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket of the past, as an old record gives it.
 *
 * @param registration the ticket as it was registered; codes that nobody knows are kept as given
 * @param categoryCode the category, null where no directory ever knew it
 * @param areaCode the area, null where no directory ever knew it
 * @param registeredAt when it was registered then
 * @param formerNumber by which number the old system knew it
 * @param history what happened to it, oldest first
 */
public record RecordedTicket(
        Registration registration,
        @Nullable String categoryCode,
        @Nullable String areaCode,
        Instant registeredAt,
        @Nullable String formerNumber,
        List<RecordedMove> history) {
    public RecordedTicket {
        history = List.copyOf(history);
    }

    /** The same with other words. */
    public RecordedTicket with(TicketWords words, List<RecordedMove> moves) {
        return new RecordedTicket(registration.with(words), categoryCode, areaCode, registeredAt, formerNumber, moves);
    }
}
