package hotline.local.chaos;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.local.chaos.RoundResult.Healed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rounds as lines of a table, or as JSON. */
final class Report {
    static final String HEAD = String.format(
            Locale.ROOT,
            "%5s  %-9s  %-10s  %8s  %6s  %5s  %8s  %7s  %9s  %12s",
            "round",
            "fault",
            "process",
            "moment",
            "told",
            "lost",
            "doubled",
            "audit",
            "back in",
            "drained in");

    private static final JsonMapper JSON = new JsonMapper();

    private Report() {}

    /** A line for each fault of the round; what holds for the whole round stands in the last. */
    static String lines(RoundResult result) {
        StringBuilder lines = new StringBuilder();
        for (Healed fault : result.faults()) {
            lines.append(String.format(
                    Locale.ROOT,
                    "%5d  %-9s  %-10s  %8s  %6s  %5s  %8s  %7s  %9s  %12s%n",
                    result.round(),
                    fault.planned().fault().kind(),
                    fault.planned().fault().part().process(),
                    seconds(fault.planned().at()),
                    "",
                    "",
                    "",
                    "",
                    seconds(fault.backAfter()),
                    ""));
        }
        lines.append(String.format(
                Locale.ROOT,
                "%5d  %-9s  %-10s  %8s  %6d  %5d  %8d  %7s  %9s  %12s",
                result.round(),
                "all",
                "",
                "",
                result.told(),
                result.findings().lost().size(),
                result.findings().doubled().size(),
                result.auditEqual() ? "equal" : "UNEQUAL",
                "",
                seconds(result.drainedAfter())));
        return lines.toString();
    }

    /** Everything of all rounds; durations in milliseconds. */
    static String json(long seed, List<RoundResult> results, Duration backLimit) {
        ObjectNode report = JSON.createObjectNode().put("seed", seed);
        ArrayNode rounds = report.putArray("rounds");
        for (RoundResult result : results) {
            ObjectNode round = rounds.addObject()
                    .put("round", result.round())
                    .put("told", result.told())
                    .put("lost", result.findings().lost().size())
                    .put("doubled", result.findings().doubled().size())
                    .put("auditEqual", result.auditEqual())
                    .put("drainedAfter", millis(result.drainedAfter()));
            ArrayNode faults = round.putArray("faults");
            for (Healed fault : result.faults()) {
                faults.addObject()
                        .put("kind", fault.planned().fault().kind().name())
                        .put("process", fault.planned().fault().part().process())
                        .put("at", fault.planned().at().toMillis())
                        .put("backAfter", millis(fault.backAfter()));
            }
            ArrayNode failures = round.putArray("failures");
            result.failures(backLimit).forEach(failures::add);
        }
        return report.toPrettyString();
    }

    private static String seconds(@Nullable Duration duration) {
        return duration == null ? "never" : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
