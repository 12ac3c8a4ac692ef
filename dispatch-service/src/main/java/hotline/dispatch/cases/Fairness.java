package hotline.dispatch.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a case is out of figures 剔除, and the appeal 申诉 that another person decides.
 *
 * @param excludedBy who excluded it; null where nobody has, or an appeal was granted
 * @param appeal the open appeal; null where none is open
 */
public record Fairness(
        @Nullable String excludedBy, @Nullable Appeal appeal) {

    /** Neither excluded nor appealed. */
    static final Fairness NONE = new Fairness(null, null);

    /** An appeal that waits for its decision. */
    public record Appeal(String by, Instant at) {}

    Fairness excluded(String by) {
        return new Fairness(by, appeal);
    }

    Fairness appealed(Appeal opened) {
        return new Fairness(excludedBy, opened);
    }

    /** A granted appeal lifts what it was against. */
    Fairness decided(boolean granted) {
        return new Fairness(granted ? null : excludedBy, null);
    }
}
