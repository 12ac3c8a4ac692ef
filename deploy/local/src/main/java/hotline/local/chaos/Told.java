package hotline.local.chaos;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What clients were told of a ticket, to be compared with what is there.
 *
 * @param mark a number that only this ticket has
 * @param id null where the registration got no clear answer: the ticket may be there once or not at all
 * @param moves those that were answered, in their order
 * @param unclearMove one more that got no clear answer, or null
 */
record Told(
        int mark,
        Journey.Kind kind,
        @Nullable String id,
        @Nullable String number,
        List<Journey.Move> moves,
        Journey.@Nullable Move unclearMove) {

    boolean hasCase() {
        return kind != Journey.Kind.ANSWERED;
    }

    /** The events that its case must have. */
    List<String> events() {
        List<String> events = new ArrayList<>(kind.events());
        moves.forEach(move -> events.addAll(move.events()));
        return events;
    }

    /** The events that its case may have instead, where a move got no clear answer. */
    List<String> eventsWithUnclearMove() {
        List<String> events = new ArrayList<>(events());
        if (unclearMove != null) {
            events.addAll(unclearMove.events());
        }
        return events;
    }
}
