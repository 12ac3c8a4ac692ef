package hotline.dispatch.deadlines;

import java.util.List;
import java.util.Objects;
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
}
