package hotline.dispatch.application;

import hotline.dispatch.cases.CallBackReport;
import hotline.dispatch.cases.Callbacks;
import hotline.dispatch.cases.CaseEvent;
import hotline.dispatch.cases.CaseTiming;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.cases.Dispatching;
import hotline.dispatch.cases.Handling;
import hotline.dispatch.cases.RefusalCode;
import hotline.dispatch.cases.Reply;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.messaging.Recorded;
import hotline.messaging.Records;
import hotline.outcome.Event;
import hotline.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The moves of people, one transaction a move: load, ask, apply, record. */
@ApplicationScoped
public class CaseCommands {
    private final CaseRepository cases;
    private final CurrentDirectory directory;
    private final Records records;
    private final Clock clock;

    CaseCommands(CaseRepository cases, CurrentDirectory directory, Records records, Clock clock) {
        this.cases = cases;
        this.directory = directory;
        this.records = records;
        this.clock = clock;
    }

    @Transactional
    public Outcome assign(
            UUID ticketId, String unitCode, List<String> assistUnitCodes, String reason, String dispatcher) {
        CurrentDirectory.Snapshot snapshot = directory.now();
        return move(
                ticketId,
                (unrouted, now) -> Dispatching.assign(
                        unrouted,
                        unitCode,
                        assistUnitCodes,
                        reason,
                        dispatcher,
                        snapshot.directory(),
                        snapshot.deadlines(),
                        now,
                        WorkingCalendar.dayOf(now)));
    }

    @Transactional
    public Outcome answer(UUID ticketId, String text, String dispatcher) {
        return move(ticketId, (unrouted, now) -> Dispatching.answer(unrouted, text, dispatcher, now));
    }

    @Transactional
    public Outcome transfer(UUID ticketId, String to, String dispatcher) {
        return move(ticketId, (unrouted, now) -> Dispatching.transfer(unrouted, to, dispatcher, now));
    }

    @Transactional
    public Outcome refuse(UUID ticketId, RefusalCode code, String told, String dispatcher) {
        return move(ticketId, (unrouted, now) -> Dispatching.refuse(unrouted, code, told, dispatcher, now));
    }

    @Transactional
    public Outcome sign(UUID ticketId, String handler) {
        return move(ticketId, (dispatched, now) -> Handling.sign(dispatched, handler, now));
    }

    @Transactional
    public Outcome contact(
            UUID ticketId, boolean reached, @Nullable String channel, @Nullable String text, String handler) {
        return move(ticketId, (inHand, now) -> Handling.contact(inHand, reached, channel, text, handler, now));
    }

    @Transactional
    public Outcome reply(UUID ticketId, Reply reply, String handler) {
        CurrentDirectory.Snapshot snapshot = directory.now();
        return move(ticketId, (inHand, now) -> Handling.reply(inHand, reply, handler, snapshot.deadlines(), now));
    }

    @Transactional
    public Outcome callBack(UUID ticketId, CallBackReport report, String caller) {
        return move(ticketId, (replied, now) -> Callbacks.callBack(replied, report, caller, now));
    }

    private Outcome move(UUID ticketId, BiFunction<DispatchCase, Instant, Outcome> ask) {
        DispatchCase moved = cases.lock(ticketId).orElseThrow(() -> new NoSuchElementException("no case " + ticketId));
        Instant now = clock.instant();
        Outcome outcome = ask.apply(moved, now);
        if (outcome instanceof Outcome.Accepted accepted) {
            CaseTiming timing = directory.now().timing();
            List<Event> events = new ArrayList<>(timing.unshown(moved, now)); // a move that comes late undoes no card
            events.addAll(accepted.events());
            List<Recorded> recorded = new ArrayList<>(events.size());
            for (Event event : events) {
                moved.apply((CaseEvent) event);
                recorded.add(new Recorded(ticketId, moved.ticket().number(), moved.sequence(), event));
            }
            timing.schedule(moved);
            records.append(recorded);
        }
        return outcome;
    }
}
