package hotline.dispatch.cases;

import static hotline.dispatch.cases.CaseRole.CALLBACK;
import static hotline.dispatch.cases.CaseRole.DISPATCHER;
import static hotline.dispatch.cases.CaseRole.HANDLER;
import static hotline.dispatch.cases.CaseRole.ROUTER;
import static hotline.dispatch.cases.CaseRole.SUPERVISOR;
import static hotline.dispatch.cases.CaseStage.ANSWERED;
import static hotline.dispatch.cases.CaseStage.CLOSED;
import static hotline.dispatch.cases.CaseStage.DISPATCHED;
import static hotline.dispatch.cases.CaseStage.HANDLING;
import static hotline.dispatch.cases.CaseStage.REFUSED;
import static hotline.dispatch.cases.CaseStage.REGISTERED;
import static hotline.dispatch.cases.CaseStage.REPLIED;
import static hotline.dispatch.cases.CaseStage.TRANSFERRED;
import static hotline.dispatch.cases.CaseStage.UNROUTED;

import hotline.outcome.Outcome.Rejected;
import hotline.outcome.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rulebook's table of moves (§3), a constant a row: from where, to where, by whom, and what it means. */
public enum CaseMove {
    DISPATCH(
            Set.of(REGISTERED),
            Set.of(DISPATCHED),
            Set.of(ROUTER),
            "派单：登记后立即派往承办单位，时限随之起算",
            "Dispatch at once; the deadlines stand on the case"),
    QUEUE(
            Set.of(REGISTERED),
            Set.of(UNROUTED),
            Set.of(ROUTER),
            "待派：无规则可循，进入派单员队列，另有时限",
            "No rule matched: the dispatchers' queue, with a limit of its own"),
    SETTLE_ON_THE_SPOT(
            Set.of(REGISTERED),
            Set.of(CLOSED, REPLIED),
            Set.of(ROUTER),
            "当场办结：本单位职责即办即结，他单位职责待回访",
            "Settled on the spot: own duty is closed, another's waits for the call-back (FR-2)"),
    ASSIGN(Set.of(UNROUTED), Set.of(DISPATCHED), Set.of(DISPATCHER), "人工派单，须写明理由", "Route by hand, with a reason"),
    ANSWER(Set.of(UNROUTED), Set.of(ANSWERED), Set.of(DISPATCHER), "直接答复，不再派单", "Answer without dispatching"),
    TRANSFER(Set.of(UNROUTED), Set.of(TRANSFERRED), Set.of(DISPATCHER), "转接其他热线", "Transfer to another line"),
    REFUSE(
            Set.of(UNROUTED),
            Set.of(REFUSED),
            Set.of(DISPATCHER),
            "不予受理，注明原因并告知合法渠道",
            "Refuse with a reason code and the lawful channel told"),
    SIGN(Set.of(DISPATCHED), Set.of(HANDLING), Set.of(HANDLER, SUPERVISOR), "签收", "Sign for the case"),
    CONTACT(
            Set.of(HANDLING),
            Set.of(HANDLING),
            Set.of(HANDLER, SUPERVISOR),
            "联系诉求人，或写明未联系上的原因",
            "Speak to the caller, or say why not"),
    REPLY(
            Set.of(HANDLING),
            Set.of(REPLIED, CLOSED),
            Set.of(HANDLER, SUPERVISOR),
            "答复：结果、依据、措施",
            "Reply with result, basis and measures"),
    CALL_BACK(
            Set.of(REPLIED),
            Set.of(CLOSED, REPLIED),
            Set.of(CALLBACK),
            "回访：满意则办结，未联系上改日再访",
            "Call back: content closes the case, a failed attempt is made again on another day");

    private final Set<CaseStage> from;
    private final Set<CaseStage> to;
    private final Set<CaseRole> roles;
    private final Phrase phrase;

    CaseMove(Set<CaseStage> from, Set<CaseStage> to, Set<CaseRole> roles, String zh, String en) {
        this.from = from;
        this.to = to;
        this.roles = roles;
        this.phrase = new Phrase(zh, en);
    }

    public Set<CaseStage> from() {
        return from;
    }

    public Set<CaseStage> to() {
        return to;
    }

    public Set<CaseRole> roles() {
        return roles;
    }

    public Phrase phrase() {
        return phrase;
    }

    /** The moves of people from a stage, in the order of the table. */
    public static List<CaseMove> allowedFrom(CaseStage stage) {
        return Arrays.stream(values())
                .filter(move -> move.from.contains(stage) && !move.roles.contains(ROUTER))
                .toList();
    }

    /** Why the move is not allowed from where the case stands; empty where it is. */
    Optional<Rejected> guard(CaseStage stage) {
        return from.contains(stage) ? Optional.empty() : Optional.of(CaseRule.NOT_FROM_THIS_STAGE.reject(stage));
    }
}
