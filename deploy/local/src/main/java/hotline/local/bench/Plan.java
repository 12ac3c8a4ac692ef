package hotline.local.bench;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What is to be measured, and for how long.
 *
 * @param sizes tickets in the databases, in turn
 * @param warm load before anything is measured
 * @param sustain how long the pipeline is kept at its highest rate
 * @param each how long each of the other figures is measured
 * @param direct whether the services are asked at their own ports, not through the one address of the launcher
 */
public record Plan(List<Long> sizes, Duration warm, Duration sustain, Duration each, Set<Part> parts, boolean direct) {
    public static final List<Long> SIZES = List.of(10_000L, 100_000L, 1_000_000L);
    public static final Duration WARM = Duration.ofMinutes(3);
    public static final Duration SUSTAIN = Duration.ofMinutes(1);
    public static final Duration EACH = Duration.ofSeconds(20);

    public Plan {
        sizes = List.copyOf(sizes);
        parts = Set.copyOf(parts);
    }

    boolean has(Part part) {
        return parts.contains(part);
    }

    /** Whether some size is to be filled, so that tickets to be copied are needed. */
    boolean isFilled() {
        return sizes.stream().anyMatch(size -> size > 0);
    }
}
