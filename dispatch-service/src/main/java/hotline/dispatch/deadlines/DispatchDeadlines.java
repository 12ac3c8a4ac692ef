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
 * @param statutory the first of several steps that a law sets, before the reply
 */
public record DispatchDeadlines(
        @Nullable Deadline sign,
        @Nullable Deadline contact,
        @Nullable Deadline reply,
        @Nullable Deadline returnBy,
        @Nullable Deadline feedback,
        @Nullable Deadline statutory) {

    /** Without a step that a law sets before the reply. */
    public DispatchDeadlines(
            @Nullable Deadline sign,
            @Nullable Deadline contact,
            @Nullable Deadline reply,
            @Nullable Deadline returnBy,
            @Nullable Deadline feedback) {
        this(sign, contact, reply, returnBy, feedback, null);
    }

    /** The deadlines that there are, in the order of their steps. */
    public List<Deadline> all() {
        return Stream.of(sign, contact, reply, returnBy, feedback, statutory)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The limits to sign, to contact and to reply, a law's step among them, each as the function says; those to return and to tell stay. */
    public DispatchDeadlines each(UnaryOperator<Deadline> change) {
        return new DispatchDeadlines(
                sign == null ? null : change.apply(sign),
                contact == null ? null : change.apply(contact),
                reply == null ? null : change.apply(reply),
                returnBy,
                feedback,
                statutory == null ? null : change.apply(statutory));
    }

    /** The same with another limit to reply. */
    public DispatchDeadlines withReply(@Nullable Deadline other) {
        return new DispatchDeadlines(sign, contact, other, returnBy, feedback, statutory);
    }
}
