package hotline.dispatch.cases;

import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import hotline.dispatch.directory.Urgency;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case: who must act on a ticket, by when, and where it stands. Its state changes only in {@link #apply}; whether a move
 * may be made is asked of the classes of each theme, such as {@link Dispatching}, {@link Returns} and {@link Handling}.
 */
@Entity
@Table(name = "dispatch_case")
public class DispatchCase extends CaseState {
    private static final String MERGED = "merged";

    /** Not with the rest of the state: Hibernate cannot track an embedded class that a superclass holds. */
    @Embedded
    private CaseClock clock = new CaseClock();

    /** For the persistence only. */
    protected DispatchCase() {}

    /** The case of a ticket, not yet routed. */
    public DispatchCase(UUID ticketId, RegisteredTicket ticket) {
        this.ticketId = ticketId;
        this.ticket = ticket;
        this.stage = CaseStage.REGISTERED;
        this.deadlines = CaseDeadlines.NONE;
        this.dossier = Dossier.NEW;
    }

    /** What time has done to the case, and when it does something next. */
    public CaseClock clock() {
        return clock;
    }

    /** Takes in what has happened. An event is one version of the case. */
    public void apply(CaseEvent event) {
        sequence++;
        switch (event) {
            case CaseEvent.CaseDispatched it -> {
                decision = it.decision();
                lead(it.unitCode(), it.firstUnitCode(), it.at(), it.deadlines(), "dispatched");
                beside(it.decision().assistUnitCodes(), it.decision().copyUnitCodes(), it.at());
            }
            case CaseEvent.CaseQueued it -> {
                stage = CaseStage.UNROUTED;
                decision = it.decision();
                deadlines = deadlines.waitingForADecision(it.decide());
            }
            case CaseEvent.CaseAssigned it -> {
                lead(it.unitCode(), it.firstUnitCode(), it.at(), it.deadlines(), "assigned");
                beside(it.assistUnitCodes(), it.copyUnitCodes(), it.at());
            }
            case CaseEvent.CaseAnswered it -> end(CaseStage.ANSWERED, it.at());
            case CaseEvent.CaseTransferred it -> end(CaseStage.TRANSFERRED, it.at());
            case CaseEvent.CaseRefused it -> end(CaseStage.REFUSED, it.at());
            case CaseEvent.CaseSigned it -> {
                stage = CaseStage.HANDLING;
                signedAt = it.at();
            }
            case CaseEvent.CaseContacted it -> {
                if (firstContactTryAt == null) {
                    firstContactTryAt = it.at();
                }
                if (it.made() && contactedAt == null) {
                    contactedAt = it.at();
                }
            }
            case CaseEvent.CaseReplied it -> {
                String words = it.words() == null ? ticketId + "/replied/" + sequence : it.words();
                replied(it.at(), words);
                deadlines = deadlines.waitingForACallBack(it.callBack());
            }
            case CaseEvent.CaseCalledBack it -> {
                dossier =
                        dossier().with(dossier().round().calledBack(it.report().reached()));
                if (!it.report().reached()) {
                    failedCallBacks++;
                    lastFailedCallBackAt = it.at();
                }
            }
            case CaseEvent.CaseClosed it -> {
                end(CaseStage.CLOSED, it.at());
                closedAs = it.closedAs();
            }
            case ReturnEvent it -> apply(it);
            case RoundEvent it -> apply(it);
            case SupervisionEvent it -> apply(it);
            case AssistEvent it -> apply(it);
            case MergeEvent it -> apply(it);
            case CorrectionEvent it -> apply(it);
            case TimeEvent it -> apply(it);
        }
        nextDueAt = nextDue();
        clock.after(event, this);
    }

    private void apply(ReturnEvent event) {
        ReturnFile returns = dossier().returns();
        switch (event) {
            case ReturnEvent.ReturnAsked it -> {
                stage = CaseStage.RETURN_REQUESTED;
                deadlines = deadlines.waitingForADecision(it.decide());
                dossier = dossier().with(returns.asking(new ReturnFile.Asked(it.unitCode(), it.at(), it.from())));
            }
            case ReturnEvent.ReturnRefused it -> {
                stage = it.stage();
                deadlines = deadlines.dispatched(it.deadlines()).decided();
                dossier = dossier().with(returns.refusing(it.at()));
            }
            case ReturnEvent.CaseDisputed it -> {
                stage = CaseStage.DISPUTED;
                deadlines = deadlines.waitingForADecision(it.decide());
            }
            case ReturnEvent.ReturnApproved it -> sent(it.sent(), it.at(), "returned", returns.passedOn(1, false));
            case ReturnEvent.CaseDesignated it -> sent(it.sent(), it.at(), "designated", returns.passedOn(0, true));
            case ReturnEvent.CaseReassigned it -> sent(it.sent(), it.at(), "reassigned", returns.passedOn(0, false));
        }
    }

    private void apply(RoundEvent event) {
        Round round = dossier().round();
        ExtensionFile extension = dossier().extension();
        switch (event) {
            case RoundEvent.InterimReplied it -> dossier = dossier().with(round.repliedOnTheWay(it.at()));
            case RoundEvent.ReplySubmitted it -> {
                String words = ticketId + "/reply-submitted/" + sequence;
                dossier = dossier().with(round.submitted(new Round.PendingReply(it.by(), it.at(), words)));
            }
            case RoundEvent.ReplySentBack it -> dossier = dossier().with(round.reviewed());
            case RoundEvent.CaseReworked it -> {
                stage = CaseStage.HANDLING;
                repliedAt = null;
                failedCallBacks = 0;
                lastFailedCallBackAt = null;
                deadlines = deadlines.reworked(it.reply());
                dossier = dossier().with(round.next(it.at()));
            }
            case RoundEvent.CaseObjected it -> dossier = dossier().with(round.objected(it.at()));
            case RoundEvent.ObjectionFound it -> dossier = dossier().with(round.found(it.finding()));
            case RoundEvent.ExtensionAsked it ->
                dossier = dossier().with(extension.asking(new ExtensionFile.Asked(it.workingDays(), it.at())));
            case RoundEvent.CaseExtended it -> {
                deadlines = deadlines.dispatched(it.deadlines());
                dossier = dossier().with(extension.granting(it.workingDays(), it.upperDueAt()));
            }
            case RoundEvent.ExtensionRefused it -> dossier = dossier().with(extension.refusing());
            case RoundEvent.MarkedComplex it -> {
                Correction complex = new Correction(null, Urgency.COMPLEX, null, null, null);
                ticket = ticket.classed(complex.of(ticket.classification()), ticket.sealed());
                deadlines = deadlines.dispatched(it.deadlines());
            }
            case RoundEvent.PutOnLongTerm it -> {
                stage = CaseStage.LONG_TERM;
                dossier = dossier().onTheBook(new LongTerm(it.until(), it.reviewEachDays()));
            }
            case RoundEvent.CaseResumed it -> {
                stage = CaseStage.HANDLING;
                deadlines = deadlines.dispatched(it.deadlines());
                dossier = dossier().onTheBook(null);
            }
        }
    }

    private void apply(SupervisionEvent event) {
        WatchFile watch = dossier().watch();
        Fairness fairness = dossier().fairness();
        switch (event) {
            case SupervisionEvent.CaseUrged it -> dossier = dossier().with(watch.urged());
            case SupervisionEvent.CaseSupervised it ->
                dossier = dossier()
                        .with(watch.supervised(
                                new WatchFile.Supervised(it.supervisionNumber(), it.kind(), it.dueAt(), null)));
            case SupervisionEvent.SupervisionAnswered it ->
                dossier = dossier().with(watch.answered(it.supervisionNumber(), it.at()));
            case SupervisionEvent.HandlerNamed it -> dossier = dossier().with(it.handler());
            case SupervisionEvent.CaseTerminated it -> end(CaseStage.TERMINATED, it.at());
            case SupervisionEvent.CaseWithdrawn it -> end(CaseStage.WITHDRAWN, it.at());
            case SupervisionEvent.CaseExcluded it -> dossier = dossier().with(fairness.excluded(it.by()));
            case SupervisionEvent.CaseAppealed it ->
                dossier = dossier().with(fairness.appealed(new Fairness.Appeal(it.by(), it.at())));
            case SupervisionEvent.AppealDecided it -> dossier = dossier().with(fairness.decided(it.granted()));
        }
    }

    private void apply(AssistEvent event) {
        HelpFile help = dossier().help();
        switch (event) {
            case AssistEvent.AssistAsked it -> {
                dossier =
                        dossier().with(help.asking(new HelpFile.Asked(it.assistUnitCode(), it.dueAt(), it.whistle())));
                if (assignments.stream().noneMatch(one -> one.isAssistOf(it.assistUnitCode()))) {
                    assignments.add(new Assignment(it.assistUnitCode(), Assignment.Kind.ASSIST, it.at()));
                }
            }
            case AssistEvent.AssistAnswered it -> dossier = dossier().with(help.settled(it.assistUnitCode()));
            case AssistEvent.AssistDeclined it -> {
                dossier = dossier().with(help.settled(it.assistUnitCode()));
                assignments.stream()
                        .filter(one -> one.isAssistOf(it.assistUnitCode()))
                        .forEach(one -> one.end(it.at(), "declined"));
            }
        }
    }

    private void apply(MergeEvent event) {
        switch (event) {
            case MergeEvent.CaseMerged it -> {
                Merger merger = dossier().merger();
                dossier = dossier()
                        .mergedInto(
                                merger == null
                                        ? new Merger(it.parentId(), it.at(), stage, unitCode)
                                        : merger.into(it.parentId()));
                parentId = it.parentId();
                stage = CaseStage.MERGED;
                unitCode = null;
                assignments.forEach(one -> one.end(it.at(), MERGED));
            }
            case MergeEvent.CaseUnmerged it -> {
                stage = it.stage();
                unitCode = it.unitCode();
                deadlines = deadlines.dispatched(it.deadlines()).waitingForADecision(it.decide());
                assignments.forEach(one -> one.reopen(MERGED));
                leaveParent();
            }
            case MergeEvent.ReplyJoined it -> {
                unitCode = it.unitCode();
                dispatchedAt = it.dispatchedAt();
                firstDispatched(it.firstUnitCode(), it.at());
                assignments.add(new Assignment(it.unitCode(), Assignment.Kind.LEAD, it.at()));
                replied(it.at(), it.words());
                deadlines = deadlines.joined(it.reply(), it.callBack());
                leaveParent();
            }
        }
    }

    private void apply(CorrectionEvent event) {
        switch (event) {
            case CorrectionEvent.CaseCorrected it -> {
                ticket = ticket.classed(it.now(), it.sealed());
                dossier = dossier().wanting(null);
                if (it.deadlines() != null) {
                    deadlines = deadlines.dispatched(it.deadlines());
                }
                if (it.decide() != null) {
                    deadlines = deadlines.waitingForADecision(it.decide());
                }
                it.leaving().forEach(unit -> {
                    assignments.forEach(one -> one.endFor(unit, it.at(), "corrected"));
                    dossier = dossier().with(dossier().help().settled(unit));
                });
            }
            case CorrectionEvent.CorrectionAsked it -> dossier = dossier().wanting(it.wanted());
        }
    }

    private void apply(TimeEvent event) {
        switch (event) {
            case TimeEvent.CaseInherited it -> {
                unitCode = it.unitCode();
                Inheritance.move(assignments, it);
                dossier = dossier().inherited(it.fromUnitCode(), it.toUnitCode(), it.unitCode());
            }
            case TimeEvent.CaseDeadlineMoved it -> deadlines = deadlines.with(it.to());
            case TimeEvent.CaseCardShown _, TimeEvent.CaseReminded _, TimeEvent.CaseProposed _ -> {
                // the clock's alone
            }
        }
    }

    private void sent(Sent to, Instant at, String why, ReturnFile returns) {
        lead(to.unitCode(), to.firstUnitCode(), at, to.deadlines(), why);
        beside(to.assistUnitCodes(), to.copyUnitCodes(), at);
        deadlines = deadlines.decided();
        dossier = dossier().passedOn(returns);
    }

    private void lead(String unit, String first, Instant at, DispatchDeadlines due, String why) {
        assignments.forEach(one -> one.end(at, why));
        stage = CaseStage.DISPATCHED;
        unitCode = unit;
        dispatchedAt = at;
        signedAt = null;
        firstContactTryAt = null;
        contactedAt = null;
        repliedAt = null;
        deadlines = deadlines.dispatched(due);
        firstDispatched(first, at);
        assignments.add(new Assignment(unit, Assignment.Kind.LEAD, at));
    }

    private void firstDispatched(String first, Instant at) {
        if (firstUnitCode == null) { // FR-9: once, for life
            firstUnitCode = first;
            firstDispatchedAt = at;
        }
    }

    private void beside(List<String> assists, List<String> copies, Instant at) {
        assists.forEach(unit -> assignments.add(new Assignment(unit, Assignment.Kind.ASSIST, at)));
        copies.forEach(unit -> assignments.add(new Assignment(unit, Assignment.Kind.COPY, at)));
    }

    private void replied(Instant at, String words) {
        stage = CaseStage.REPLIED;
        repliedAt = at;
        replyWords = words;
        dossier = dossier().with(dossier().round().reviewed());
    }

    private void leaveParent() {
        parentId = null;
        dossier = dossier().mergedInto(null);
    }

    private void end(CaseStage ended, Instant at) {
        stage = ended;
        closedAt = at;
        leaveParent();
    }

    private @Nullable Instant nextDue() {
        LongTerm book = dossier().longTerm();
        return stage == CaseStage.LONG_TERM && book != null
                ? book.endsAt()
                : openDeadlines().stream()
                        .map(Deadline::dueAt)
                        .min(Instant::compareTo)
                        .orElse(null);
    }
}
