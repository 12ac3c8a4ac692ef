package hotline.dispatch.cases;

import hotline.dispatch.deadlines.Alarm;
import hotline.dispatch.deadlines.Card;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which steps of the ladder have come on a case, so that each comes once for a limit and round. A limit that begins anew
 * and one that was extended are warned of anew.
 */
public record ShownSteps(List<Shown> steps) {

    /** None has come. */
    public static final ShownSteps NONE = new ShownSteps(List.of());

    /**
     * A step that has come.
     *
     * @param limit whose step it was
     * @param startedAt when the limit's clock began, which tells rounds and dispatches apart
     * @param dueAt when it was due then
     * @param code the ladder's step
     */
    public record Shown(Step limit, Instant startedAt, Instant dueAt, String code, Card card) {

        /** That the step of the alarm has come. */
        static Shown of(Alarm alarm) {
            Deadline deadline = alarm.deadline();
            return new Shown(
                    deadline.step(),
                    deadline.receipt().startedAt(),
                    deadline.dueAt(),
                    alarm.step().code(),
                    alarm.step().card());
        }

        /** Whether it is still true of the deadline: the same clock, and nobody has put its end off since. */
        private boolean isOf(Deadline deadline) {
            return limit == deadline.step()
                    && startedAt.equals(deadline.receipt().startedAt())
                    && !deadline.dueAt().isAfter(dueAt);
        }
    }

    public ShownSteps {
        steps = List.copyOf(steps);
    }

    /** Whether the alarm's step has come. */
    boolean has(Alarm alarm) {
        return steps.stream()
                .anyMatch(shown -> shown.code().equals(alarm.step().code()) && shown.isOf(alarm.deadline()));
    }

    ShownSteps with(Shown shown) {
        List<Shown> all = new ArrayList<>(steps);
        all.add(shown);
        return new ShownSteps(all);
    }

    /** Only what is still true of these deadlines: an extension takes a yellow card back. */
    ShownSteps stillTrueOf(List<Deadline> deadlines) {
        return new ShownSteps(steps.stream()
                .filter(shown -> deadlines.stream().anyMatch(shown::isOf))
                .toList());
    }

    /** The worst colour shown of these deadlines. */
    Card cardOf(List<Deadline> open) {
        return stillTrueOf(open).steps().stream()
                .map(Shown::card)
                .max(Comparator.naturalOrder())
                .orElse(Card.NONE);
    }
}
