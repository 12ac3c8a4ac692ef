package hotline.intake.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket is to be after a correction.
 *
 * @param words all its words, with marks
 * @param changedWords the names of the texts that are not as they were
 */
public record Correction(
        TicketType type,
        Urgency urgency,
        @Nullable String categoryCode,
        @Nullable String areaCode,
        @Nullable Double latitude,
        @Nullable Double longitude,
        TicketWords words,
        List<String> changedWords) {

    public Correction {
        changedWords = List.copyOf(changedWords);
    }

    /** The names of the fields by which the ticket is classed that are not as they are. */
    List<String> changedClassing(Ticket ticket) {
        List<String> changed = new ArrayList<>();
        addIfOther(changed, "type", ticket.type(), type);
        addIfOther(changed, "urgency", ticket.urgency(), urgency);
        addIfOther(changed, "categoryCode", ticket.categoryCode(), categoryCode);
        addIfOther(changed, "areaCode", ticket.areaCode(), areaCode);
        return changed;
    }

    /** The names of all fields that are not as they are. */
    List<String> changed(Ticket ticket) {
        List<String> changed = changedClassing(ticket);
        if (!Objects.equals(ticket.latitude(), latitude) || !Objects.equals(ticket.longitude(), longitude)) {
            changed.add("location");
        }
        changed.addAll(changedWords);
        return changed;
    }

    private static void addIfOther(
            List<String> changed, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(field);
        }
    }
}
