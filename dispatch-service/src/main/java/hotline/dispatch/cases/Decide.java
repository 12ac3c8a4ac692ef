package hotline.dispatch.cases;

import hotline.outcome.Outcome;
import hotline.outcome.Outcome.Rejected;
import java.util.Optional;
import java.util.function.Supplier;

/** How a decision is put together: what forbids it first, then what has happened. */
final class Decide {
    private Decide() {}

    /** The rejection where there is one, else that this has happened. */
    static Outcome unless(Optional<Rejected> rejected, Supplier<CaseEvent> happened) {
        return rejected.isPresent() ? rejected.get() : Outcome.accepted(happened.get());
    }

    /** The rule's rejection where it is broken. */
    static Optional<Rejected> broken(boolean broken, CaseRule rule, DispatchCase one) {
        return broken ? Optional.of(rule.reject(one.stage())) : Optional.empty();
    }
}
