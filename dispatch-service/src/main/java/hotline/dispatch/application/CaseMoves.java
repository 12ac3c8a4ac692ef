package hotline.dispatch.application;

import hotline.dispatch.cases.CaseEvent;
import hotline.dispatch.cases.CaseRule;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.cases.Dispatching;
import hotline.dispatch.cases.Grounds;
import hotline.dispatch.cases.MergeEvent.UnmergeCause;
import hotline.dispatch.cases.Merging;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;

/** What every move does in the transaction of its caller: load and lock, ask, and let it happen. */
@ApplicationScoped
public class CaseMoves {
    private final CaseRepository cases;
    private final CurrentDirectory directory;
    private final Routes routes;
    private final CaseEvents events;
    private final Clock clock;

    CaseMoves(CaseRepository cases, CurrentDirectory directory, Routes routes, CaseEvents events, Clock clock) {
        this.cases = cases;
        this.directory = directory;
        this.routes = routes;
        this.events = events;
        this.clock = clock;
    }

    /** A move that concerns one case only and asks nothing but the time. */
    Outcome at(UUID ticketId, BiFunction<DispatchCase, Instant, Outcome> ask) {
        DispatchCase moved = lock(ticketId);
        Instant now = clock.instant();
        Outcome outcome = ask.apply(moved, now);
        take(moved, outcome, now);
        return outcome;
    }

    /** A move that concerns one case only. */
    Outcome on(UUID ticketId, BiFunction<DispatchCase, Grounds, Outcome> ask) {
        return at(ticketId, (moved, now) -> ask.apply(moved, grounds(now)));
    }

    /**
     * A move that those feel, too, which are merged into the case: a reply is theirs, an end without one lets them go,
     * and whom they accuse gets none of it (FR-17).
     */
    Outcome withMerged(UUID ticketId, BiFunction<DispatchCase, Grounds, Outcome> ask) {
        Locked locked = lock(List.of(ticketId));
        DispatchCase moved = locked.of(ticketId);
        List<DispatchCase> merged = locked.mergedInto(ticketId);
        Grounds grounds = grounds(clock.instant())
                .with(merged.stream().map(DispatchCase::ticket).toList());
        Outcome outcome = locked.complete() ? ask.apply(moved, grounds) : CaseRule.changedMeanwhile(moved);
        if (outcome instanceof Outcome.Accepted accepted) {
            take(moved, outcome, grounds.now());
            boolean replied = accepted.events().stream().anyMatch(CaseEvent.CaseReplied.class::isInstance);
            for (DispatchCase child : merged) {
                if (replied) {
                    must(child, Merging.joinReply(child, moved, grounds.with(List.of())), grounds.now());
                } else if (!moved.stage().isOpen()) {
                    must(
                            child,
                            unmerged(child, UnmergeCause.PARENT_ENDED, Dispatching.ROUTER, grounds.now()),
                            grounds.now());
                }
            }
        }
        return outcome;
    }

    /** MERGE: both, and whatever is merged into the child, which moves to the root. */
    Outcome merge(UUID childId, UUID parentId, String dispatcher) {
        Locked locked = lock(List.of(childId, parentId));
        DispatchCase child = locked.of(childId);
        List<DispatchCase> grandchildren = locked.mergedInto(childId);
        Grounds grounds = grounds(clock.instant())
                .with(grandchildren.stream().map(DispatchCase::ticket).toList());
        Outcome outcome = locked.complete()
                ? Merging.merge(child, locked.of(parentId), dispatcher, grounds)
                : CaseRule.changedMeanwhile(child);
        if (outcome instanceof Outcome.Accepted) {
            take(child, outcome, grounds.now());
            grandchildren.forEach(
                    one -> must(one, Merging.follow(one, parentId, dispatcher, grounds.now()), grounds.now()));
        }
        return outcome;
    }

    /** UNMERGE: the child alone. */
    Outcome unmerge(UUID childId, String dispatcher) {
        DispatchCase child = lock(childId);
        Instant now = clock.instant();
        Outcome outcome = unmerged(child, UnmergeCause.BY_DISPATCHER, dispatcher, now);
        take(child, outcome, now);
        return outcome;
    }

    private Outcome unmerged(DispatchCase child, UnmergeCause cause, String by, Instant now) {
        return Merging.unmerge(child, cause, routes.of(child.ticket(), now, directory.now()), by, grounds(now));
    }

    private Grounds grounds(Instant now) {
        CurrentDirectory.Snapshot snapshot = directory.now();
        return new Grounds(snapshot.directory(), snapshot.catalogue(), snapshot.deadlines(), now, List.of());
    }

    private void must(DispatchCase moved, Outcome outcome, Instant now) {
        if (outcome instanceof Outcome.Rejected rejected) {
            throw new IllegalStateException("what follows by rule was rejected: " + rejected);
        }
        take(moved, outcome, now);
    }

    private void take(DispatchCase moved, Outcome outcome, Instant now) {
        if (outcome instanceof Outcome.Accepted accepted && !accepted.events().isEmpty()) {
            events.move(moved, accepted.events(), now);
        }
    }

    private DispatchCase lock(UUID ticketId) {
        return cases.lock(ticketId).orElseThrow(() -> new NoSuchElementException("no case " + ticketId));
    }

    /**
     * Cases and those merged into them, locked in the order of their ids.
     *
     * @param complete whether nothing else was merged into them while the locks were waited for
     */
    private record Locked(Map<UUID, DispatchCase> cases, boolean complete) {
        DispatchCase of(UUID ticketId) {
            return Objects.requireNonNull(cases.get(ticketId), "a locked case");
        }

        List<DispatchCase> mergedInto(UUID parentId) {
            return cases.values().stream()
                    .filter(one -> parentId.equals(one.parentId()))
                    .toList();
        }
    }

    private Locked lock(Collection<UUID> heads) {
        SortedSet<UUID> all = new TreeSet<>(heads);
        all.addAll(cases.mergedInto(heads));
        Map<UUID, DispatchCase> locked = new HashMap<>();
        all.forEach(id -> locked.put(id, lock(id)));
        return new Locked(locked, all.containsAll(cases.mergedInto(heads)));
    }
}
