package hotline.dispatch.routing;

import hotline.outcome.Phrase;
import java.util.Objects;

/**
 * What the router did at one rule.
 *
 * @param taken whether this rule decided; else it was passed over
 * @param why the reason, in words
 */
public record TraceStep(RoutingRule rule, boolean taken, Phrase why) {

    public TraceStep {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(why, "why");
    }
}
