package hotline.rest;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor where the next page begins; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /** The page of a list that was read with one row more than asked for, to know whether another page follows. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, Cursor> cursorOf) {
        if (oneMore.size() <= limit) {
            return new Page<>(List.copyOf(oneMore), null);
        }
        List<T> items = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(items, cursorOf.apply(items.getLast()).text());
    }
}
