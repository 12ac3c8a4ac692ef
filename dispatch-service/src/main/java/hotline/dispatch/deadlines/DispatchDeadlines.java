package hotline.dispatch.deadlines;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is due once a case is dispatched; null where there is no limit.
 *
 * @param returnBy until when the unit may ask for a return
 * @param feedback until when the caller is told of the dispatch
 */
public record DispatchDeadlines(
        @Nullable Deadline sign,
        @Nullable Deadline contact,
        @Nullable Deadline reply,
        @Nullable Deadline returnBy,
        @Nullable Deadline feedback) {

    /** The deadlines that there are, in the order of their steps. */
    public List<Deadline> all() {
        return Stream.of(sign, contact, reply, returnBy, feedback)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The limits to sign, to contact and to reply, each as the function says; those to return and to tell stay. */
    public DispatchDeadlines each(UnaryOperator<Deadline> change) {
        return new DispatchDeadlines(
                sign == null ? null : change.apply(sign),
                contact == null ? null : change.apply(contact),
                reply == null ? null : change.apply(reply),
                returnBy,
                feedback);
    }

    /** The same with another limit to reply. */
    public DispatchDeadlines withReply(@Nullable Deadline other) {
        return new DispatchDeadlines(sign, contact, other, returnBy, feedback);
    }
}
