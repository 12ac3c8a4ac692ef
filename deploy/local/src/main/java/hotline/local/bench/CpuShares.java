package hotline.local.bench;

import java.util.Map;

/**
 * What was taken of the processors during one part of the bench.
 *
 * @param parts milliseconds by process, the bench itself among them
 * @param all milliseconds that the whole machine was busy
 * @param seconds how long the part lasted
 */
public record CpuShares(Map<String, Double> parts, double all, double seconds, int processors) {
    private static final double MILLISECONDS_A_SECOND = 1_000;

    /** What the product took, in milliseconds: all its processes; neither the bench nor the one address, which shares its process. */
    double product() {
        return parts.entrySet().stream()
                .filter(part ->
                        !part.getKey().equals(CpuClock.BENCH) && !part.getKey().equals(CpuClock.GATEWAY))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** The share of all processors that went to strangers, from 0 to 1. */
    double others() {
        double own = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        return Math.max(0, all - own) / capacity();
    }

    /** The share of all processors that was busy, with whatever. */
    double busy() {
        return Math.min(1, all / capacity());
    }

    private double capacity() {
        return seconds * processors * MILLISECONDS_A_SECOND;
    }
}
