package hotline.local.bench;

import java.util.Map;

/**
 * What was measured at one size of the databases.
 *
 * @param tickets how many lay in them when the measuring began
 * @param shares who had the processors, by part
 */
public record OfSize(long tickets, Figures figures, Map<String, CpuShares> shares) {}
