package hotline.dispatch.cases;

import hotline.dispatch.cases.RoundEvent.ResumeCause;
import hotline.dispatch.cases.TimeEvent.CaseCardShown;
import hotline.dispatch.cases.TimeEvent.CaseReminded;
import hotline.dispatch.deadlines.Alarm;
import hotline.dispatch.deadlines.Card;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.Deadlines;
import hotline.dispatch.deadlines.Ladder;
import hotline.dispatch.deadlines.LadderStep.Told;
import hotline.dispatch.deadlines.Step;
import hotline.outcome.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What time alone does to a case: cards and reminders of the ladder, proposals, and the end of a reply that nobody could be asked about. */
public final class CaseTiming {
    private final Ladder ladder;
    private final Deadlines deadlines;

    /** That a rule makes something happen at an instant. */
    private record ByRule(Instant at, Function<Instant, Outcome> ask) {
        List<CaseEvent> events(Instant now) {
            return switch (ask.apply(now)) {
                case Outcome.Accepted accepted ->
                    accepted.events().stream().map(CaseEvent.class::cast).toList();
                case Outcome.Rejected rejected ->
                    throw new IllegalStateException("what falls due by rule was rejected: " + rejected);
            };
        }
    }

    /** By this ladder and these limits. */
    public CaseTiming(Ladder ladder, Deadlines deadlines) {
        this.ladder = ladder;
        this.deadlines = deadlines;
    }

    /** What has fallen due first and has not happened yet; empty where nothing has by now. */
    public List<CaseEvent> first(DispatchCase one, Instant now) {
        Instant at = nextAt(one).orElse(null);
        if (at == null || at.isAfter(now)) {
            return List.of();
        }
        List<CaseEvent> events = new ArrayList<>();
        for (Alarm alarm : waiting(one)) {
            if (alarm.at().equals(at)) {
                events.addAll(events(one, alarm, now));
            }
        }
        byRule(one).filter(rule -> rule.at().equals(at)).forEach(rule -> events.addAll(rule.events(now)));
        return events;
    }

    /** The cards and reminders that have fallen due by now and were not shown, in their order. A move that comes late does not undo them. */
    public List<CaseEvent> unshown(DispatchCase one, Instant now) {
        return waiting(one).stream()
                .filter(alarm -> !alarm.at().isAfter(now))
                .flatMap(alarm -> events(one, alarm, now).stream())
                .toList();
    }

    /** Sets when time acts next on the case. What lies in a past that is only recorded counts as shown. */
    public void schedule(DispatchCase one) {
        for (Alarm alarm : unshownAlarms(one)) {
            if (isQuiet(one, alarm.at())) {
                one.clock().passOver(ShownSteps.Shown.of(alarm), one);
            }
        }
        one.clock().schedule(nextAt(one).orElse(null));
    }

    private Optional<Instant> nextAt(DispatchCase one) {
        return Stream.concat(waiting(one).stream().map(Alarm::at), byRule(one).map(ByRule::at))
                .min(Comparator.naturalOrder());
    }

    /** What a rule does on its date, beside the ladder: here stands each end and each return of a case that no person makes. */
    private Stream<ByRule> byRule(DispatchCase one) {
        return Stream.concat(closedWithoutACallBack(one).stream(), resumed(one).stream())
                .filter(rule -> !isQuiet(one, rule.at()));
    }

    /** What the ladder has still to show of what is due and not yet met, in its order. */
    private List<Alarm> waiting(DispatchCase one) {
        return unshownAlarms(one).stream()
                .filter(alarm -> !isQuiet(one, alarm.at()))
                .toList();
    }

    private List<Alarm> unshownAlarms(DispatchCase one) {
        return one.openDeadlines().stream()
                .flatMap(deadline -> ladder.alarms(deadline).stream())
                .filter(alarm -> !one.clock().shown().has(alarm))
                .sorted(Comparator.comparing(Alarm::at))
                .toList();
    }

    private static boolean isQuiet(DispatchCase one, Instant at) {
        Instant until = one.clock().quietUntil();
        return until != null && !at.isAfter(until);
    }

    /** A reply after which nobody was ever reached; empty where somebody was. */
    private Optional<ByRule> closedWithoutACallBack(DispatchCase one) {
        return Callbacks.notCalledBackBy(one, deadlines)
                .map(limit -> new ByRule(
                        limit.dueAt().plus(Ladder.TICK), now -> Callbacks.notCalledBack(one, deadlines, now)));
    }

    /** The day on which what stands on the long-term book is taken up again. */
    private Optional<ByRule> resumed(DispatchCase one) {
        return Optional.ofNullable(one.dossier().longTerm())
                .filter(_ -> one.stage() == CaseStage.LONG_TERM)
                .map(book -> new ByRule(
                        book.endsAt(),
                        now -> Supervision.resume(one, ResumeCause.BY_DATE, Dispatching.ROUTER, deadlines, now)));
    }

    private static List<CaseEvent> events(DispatchCase one, Alarm alarm, Instant now) {
        Deadline deadline = alarm.deadline();
        Step limit = deadline.step();
        CaseEvent shown = alarm.step().card() == Card.NONE
                ? new CaseReminded(
                        now,
                        Dispatching.ROUTER,
                        one.stage(),
                        one.unitCode(),
                        ShownSteps.Shown.of(alarm),
                        alarm.step().hours(),
                        told(one, alarm))
                : new CaseCardShown(
                        now,
                        Dispatching.ROUTER,
                        one.stage(),
                        one.unitCode(),
                        ShownSteps.Shown.of(alarm),
                        one.dossier().round().number(),
                        told(one, alarm));
        return limit == Step.DESIGNATE && alarm.step().card() == Card.RED
                ? List.of(shown, Proposals.disputedTooLong(one, now))
                : List.of(shown);
    }

    /** The unit's people, or the hotline's where the hotline is late or decides. */
    private static List<Told> told(DispatchCase one, Alarm alarm) {
        Set<Told> told = EnumSet.copyOf(alarm.step().tells());
        Told own = ownersOf(one, alarm.deadline().step());
        if (own != null) {
            told.remove(Told.HANDLER);
            told.remove(Told.LEADER);
            told.add(own);
        }
        return List.copyOf(told);
    }

    private static @Nullable Told ownersOf(DispatchCase one, Step limit) {
        return switch (limit) {
            case DESIGNATE -> Told.SUPERVISOR;
            case CALL_BACK, NOT_CALLED_BACK -> Told.CALLBACK;
            case SIGN, CONTACT, REPLY, RETURN, DECIDE, FEEDBACK, STATUTORY ->
                one.openDeadlines().stream().anyMatch(open -> open.step() == Step.DECIDE) ? Told.DISPATCHER : null;
        };
    }
}
