package hotline.dispatch.deadlines;

import hotline.dispatch.directory.Dated;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import hotline.dispatch.directory.Versions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps that a law sets for a category, in all their dated versions (rulebook §6). They prevail over the table of limits for what is
 * NORMAL or COMPLEX: the last one is the reply's, the first of several an answer on the way.
 */
public final class StatutorySteps {
    private final Versions<String, StatutoryStep> steps;

    private StatutorySteps(Versions<String, StatutoryStep> steps) {
        this.steps = steps;
    }

    /**
     * A step.
     *
     * @param categoryCode the branch or leaf that it covers; the longest counts
     * @param type only for tickets of this type; null for all
     * @param n 1, 2 … in the order in which they are due
     * @param name what is to be done, for example 受理决定
     */
    public record StatutoryStep(
            String categoryCode,
            @Nullable TicketType type,
            int n,
            String name,
            Limit limit,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo)
            implements Dated {
        public StatutoryStep {
            Objects.requireNonNull(categoryCode, "categoryCode");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(limit, "limit");
            Dated.requireSpan(effectiveFrom, effectiveTo);
        }

        private boolean covers(TicketType asked, String category) {
            return category.startsWith(categoryCode) && (type == null || type == asked);
        }

        private String key() {
            return categoryCode + "/" + (type == null ? "" : type.name()) + "/" + n;
        }
    }

    /** The steps of these versions. */
    public static StatutorySteps of(Collection<StatutoryStep> versions) {
        return new StatutorySteps(Versions.of(versions, StatutoryStep::key));
    }

    /** The steps of a matter on the day, in their order; none where no law sets any, or where it is too urgent to wait for them. */
    public List<StatutoryStep> of(TicketType type, Urgency urgency, @Nullable String categoryCode, LocalDate on) {
        boolean waits = urgency == Urgency.NORMAL || urgency == Urgency.COMPLEX;
        if (categoryCode == null || !waits || type == TicketType.PRAISE) {
            return List.of();
        }
        List<StatutoryStep> covering = steps.at(on).stream()
                .filter(step -> step.covers(type, categoryCode))
                .toList();
        Optional<StatutoryStep> longest = covering.stream()
                .max(Comparator.comparingInt(step -> step.categoryCode().length()));
        return longest.map(best -> covering.stream()
                        .filter(step -> step.categoryCode().equals(best.categoryCode()))
                        .sorted(Comparator.comparingInt(StatutoryStep::n))
                        .toList())
                .orElse(List.of());
    }
}
