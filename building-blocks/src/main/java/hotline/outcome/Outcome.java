package hotline.outcome;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.List;

/** What came of an act that was asked for: events that have happened, or the rule that forbids it. */
@CheckReturnValue
public sealed interface Outcome {

    /** The act took place; these events are what happened, in their order. */
    record Accepted(List<Event> events) implements Outcome {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /**
     * The act is not allowed and nothing has changed.
     *
     * @param rule which rule forbids it
     * @param standing where the record stands now
     * @param allowed what is allowed from there, by name
     */
    record Rejected(Rule rule, String standing, List<String> allowed) implements Outcome {
        public Rejected {
            allowed = List.copyOf(allowed);
        }
    }

    /** These events have happened. */
    static Outcome accepted(Event... events) {
        return new Accepted(List.of(events));
    }
}
