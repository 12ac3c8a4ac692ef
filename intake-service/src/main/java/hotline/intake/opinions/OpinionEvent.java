package hotline.intake.opinions;

import hotline.outcome.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to an entry of a problem list. Words are part of an event here and travel apart on the wire. */
public sealed interface OpinionEvent extends Event {

    /** Whose event it is. */
    Opinion opinion();

    /** When it happened. */
    Instant at();

    /** Who did it. */
    String by();

    /** Somebody's opinion or problem was written down. It happened when it was collected. */
    record OpinionRecorded(Opinion opinion, String text) implements OpinionEvent {
        @Override
        public Instant at() {
            return opinion.collectedAt();
        }

        @Override
        public String by() {
            return opinion.recordedBy();
        }
    }

    /**
     * The problem was put right 整改销号.
     *
     * @param unitCode the unit that put it right, where one is known
     * @param text what was done, where it was said
     */
    record OpinionRectified(
            Opinion opinion,
            Instant at,
            String by,
            @Nullable String unitCode,
            @Nullable String text) implements OpinionEvent {}
}
