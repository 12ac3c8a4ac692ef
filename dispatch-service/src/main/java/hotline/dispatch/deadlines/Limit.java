package hotline.dispatch.deadlines;

import java.util.Objects;

/**
 * How much time a step has.
 *
 * @param amount how many of the clock's units, at least one
 * @param article where the limit comes from
 */
public record Limit(int amount, LimitClock clock, String article) {

    public Limit {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(article, "article");
        if (amount < 1) {
            throw new IllegalArgumentException("A limit gives at least one unit of time, not " + amount);
        }
    }
}
