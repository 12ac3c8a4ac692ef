package hotline.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a person reads of the figures: as they were measured, beside the limit, and beside the targets. */
public final class Report {
    private static final int NAME_WIDTH = 34;

    private Report() {}

    /** All sizes, one after the other, and what became of the targets between the smallest and the largest. */
    public static List<String> of(List<OfSize> results) {
        List<String> lines = new ArrayList<>();
        for (OfSize result : results) {
            lines.add("At " + result.tickets() + " tickets");
            figures(result.figures()).forEach(line -> lines.add("  " + line));
            lines.addAll(targets(result.figures()));
            lines.add("");
        }
        if (results.size() > 1) {
            OfSize small = results.getFirst();
            OfSize large = results.getLast();
            lines.addAll(growth(small.tickets(), small.figures(), large.tickets(), large.figures()));
        }
        return lines;
    }

    /** The figures of one size, one a line. */
    static List<String> figures(Figures figures) {
        List<String> lines = new ArrayList<>();
        figures.all().forEach((name, value) -> lines.add(padded(name) + number(value) + " " + unit(name)));
        return lines;
    }

    /** Each target of which something was measured, with what was reached. */
    static List<String> targets(Figures figures) {
        List<String> lines = new ArrayList<>();
        for (Target target : Target.ALL) {
            double value = target.value(figures);
            if (!Double.isNaN(value)) {
                lines.add(mark(target.isReached(value)) + " " + target.what() + ": " + number(value) + " "
                        + target.unit() + " (" + (target.least() ? "at least " : "at most ") + number(target.bound())
                        + ")");
            }
        }
        return lines;
    }

    /** How the targets' figures grow from the smallest to the largest size. */
    static List<String> growth(long smallSize, Figures small, long largeSize, Figures large) {
        List<String> lines = new ArrayList<>();
        List<Target> growing = new ArrayList<>(Target.ALL);
        growing.addAll(Target.READS);
        for (Target target : growing) {
            double growth = target.growth(small, large);
            if (!Double.isNaN(growth)) {
                lines.add(mark(growth <= Target.GROWTH) + " " + target.what() + ": " + number(growth)
                        + " × worse at " + largeSize + " than at " + smallSize + " (at most "
                        + number(Target.GROWTH) + ")");
            }
        }
        return lines;
    }

    /** Who had the processors during a part. */
    static String processors(String part, CpuShares shares) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %.1f s on %d processors, busy %.0f %%, others %.0f %%; milliseconds:",
                part,
                shares.seconds(),
                shares.processors(),
                shares.busy() * 100,
                shares.others() * 100));
        for (Map.Entry<String, Double> one : shares.parts().entrySet()) {
            line.append(' ').append(one.getKey()).append(' ').append(Math.round(one.getValue()));
        }
        return line.toString();
    }

    private static String mark(boolean reached) {
        return reached ? "✓" : "✗";
    }

    private static String unit(String name) {
        if (name.endsWith(".perSecond")) {
            return "a second";
        }
        if (name.endsWith(".median") || name.endsWith(".p99") || name.endsWith(".cpu")) {
            return "ms";
        }
        return name.endsWith(".seconds") ? "s" : "";
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
    }

    /** Three digits that matter. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        double size = Math.abs(value);
        String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
