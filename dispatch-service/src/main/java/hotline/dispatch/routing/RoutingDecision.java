package hotline.dispatch.routing;

import hotline.outcome.Phrase;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which unit owes the answer and why (FR-19).
 *
 * @param leadUnitCode who leads; null exactly when the rule is {@link RoutingRule#UNROUTED}
 * @param assistUnitCodes who assists, in order, without the lead
 * @param copyUnitCodes who is sent a copy (FR-15)
 * @param rule the rule that decided
 * @param entryCode the catalogue entry that decided; null when none did
 * @param text the decision in words that an operator can read to the caller
 * @param trace every rule up to the one that decided, in order, each with why
 */
public record RoutingDecision(
        @Nullable String leadUnitCode,
        List<String> assistUnitCodes,
        List<String> copyUnitCodes,
        RoutingRule rule,
        @Nullable String entryCode,
        Phrase text,
        List<TraceStep> trace) {

    /** What an old record says: this unit had it. The router was not asked. */
    public static RoutingDecision recorded(String unitCode) {
        Phrase text = RoutingText.recorded(unitCode);
        return new RoutingDecision(
                unitCode,
                List.of(),
                List.of(),
                RoutingRule.RECORDED,
                null,
                text,
                List.of(new TraceStep(RoutingRule.RECORDED, true, text)));
    }

    public RoutingDecision {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(text, "text");
        assistUnitCodes = List.copyOf(assistUnitCodes);
        copyUnitCodes = List.copyOf(copyUnitCodes);
        trace = List.copyOf(trace);
        if ((rule == RoutingRule.UNROUTED) != (leadUnitCode == null)) {
            throw new IllegalArgumentException("A unit leads, except where the case is unrouted");
        }
    }
}
