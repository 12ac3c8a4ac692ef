package hotline.intake.tickets;

import hotline.outcome.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has happened to a ticket. Words are part of an event here and travel apart on the wire. */
public sealed interface TicketEvent extends Event {

    /** When it happened. */
    Instant at();

    /** Who did it. */
    String by();

    /** The call became a ticket (REGISTER). */
    record TicketRegistered(Ticket ticket, TicketWords words) implements TicketEvent {
        @Override
        public Instant at() {
            return ticket.registeredAt();
        }

        @Override
        public String by() {
            return ticket.registeredBy();
        }
    }

    /**
     * A ticket of the past was taken in, with what is recorded of it.
     *
     * @param categoryCode the category for others, null where no directory ever knew it
     * @param areaCode the area for others, null where no directory ever knew it
     */
    record TicketImported(
            Ticket ticket,
            @Nullable String categoryCode,
            @Nullable String areaCode,
            TicketWords words,
            List<RecordedMove> history,
            Instant at,
            String by)
            implements TicketEvent {
        public TicketImported {
            history = List.copyOf(history);
        }
    }

    /** The caller was told something; that it was told is recorded (FR-3, FR-5). */
    record CallerTold(Ticket ticket, ToldKind kind, Channel channel, String text, Instant at, String by)
            implements TicketEvent {}

    /**
     * The caller came again about an open matter.
     *
     * @param call the how many-th call it was; the registration is the first
     */
    record TicketSupplemented(
            Ticket ticket, SupplementKind kind, Channel channel, int call, String text, Instant at, String by)
            implements TicketEvent {}

    /**
     * A message to the caller arrived, or will never.
     *
     * @param template what it told
     * @param state DELIVERED or FAILED
     */
    record MessageSettled(
            Ticket ticket,
            UUID messageId,
            String template,
            String channel,
            String state,
            int attempts,
            Instant at,
            String by)
            implements TicketEvent {}

    /**
     * The caller was not told in time: charged to who held the duty that day (FR-8).
     *
     * @param template what he was to be told
     */
    record ObligationMissed(
            Ticket ticket, String person, UUID messageId, String template, Instant dueAt, Instant at, String by)
            implements TicketEvent {}

    /**
     * Words, and what the ticket is classed by where no case holds that, were corrected.
     *
     * @param fields the names of what changed
     * @param wordsVersion the version of the ticket's words from now on; null where they are as they were
     */
    record TicketCorrected(
            Ticket ticket,
            Correction after,
            List<String> fields,
            @Nullable Integer wordsVersion,
            Instant at,
            String by) implements TicketEvent {
        public TicketCorrected {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A person's data were erased.
     *
     * @param words the last version of each key of texts that goes with them
     */
    record TicketErased(Ticket ticket, Map<String, Integer> words, Instant at, String by) implements TicketEvent {
        public TicketErased {
            words = Map.copyOf(words);
        }
    }
}
