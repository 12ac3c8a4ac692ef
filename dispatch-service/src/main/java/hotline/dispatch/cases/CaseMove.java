package hotline.dispatch.cases;

import static hotline.dispatch.cases.CaseRole.ASSISTANT;
import static hotline.dispatch.cases.CaseRole.CALLBACK;
import static hotline.dispatch.cases.CaseRole.DISPATCHER;
import static hotline.dispatch.cases.CaseRole.FIRST_RESPONDER;
import static hotline.dispatch.cases.CaseRole.HANDLER;
import static hotline.dispatch.cases.CaseRole.LEADER;
import static hotline.dispatch.cases.CaseRole.OPERATOR;
import static hotline.dispatch.cases.CaseRole.ROUTER;
import static hotline.dispatch.cases.CaseRole.STAND_IN;
import static hotline.dispatch.cases.CaseRole.SUPERVISOR;
import static hotline.dispatch.cases.CaseStage.ANSWERED;
import static hotline.dispatch.cases.CaseStage.CLOSED;
import static hotline.dispatch.cases.CaseStage.DISPATCHED;
import static hotline.dispatch.cases.CaseStage.DISPUTED;
import static hotline.dispatch.cases.CaseStage.HANDLING;
import static hotline.dispatch.cases.CaseStage.MERGED;
import static hotline.dispatch.cases.CaseStage.REFUSED;
import static hotline.dispatch.cases.CaseStage.REGISTERED;
import static hotline.dispatch.cases.CaseStage.REPLIED;
import static hotline.dispatch.cases.CaseStage.RETURN_REQUESTED;
import static hotline.dispatch.cases.CaseStage.TERMINATED;
import static hotline.dispatch.cases.CaseStage.TRANSFERRED;
import static hotline.dispatch.cases.CaseStage.UNROUTED;
import static hotline.dispatch.cases.CaseStage.WITHDRAWN;

import hotline.outcome.Outcome.Rejected;
import hotline.outcome.Phrase;
import java.util.Arrays;
import java.util.EnumSet;
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
    SIGN(
            Set.of(DISPATCHED),
            Set.of(HANDLING),
            Set.of(HANDLER, STAND_IN, DISPATCHER),
            "签收；派单员电话代签收须写明谁在何时同意",
            "Sign; a dispatcher on the phone names who said yes and when"),
    URGE(
            CaseMove.anyOpen(),
            Set.of(),
            Set.of(OPERATOR, FIRST_RESPONDER, SUPERVISOR),
            "催办：告知承办人和负责人，计次",
            "Urge: told to handler and leader, counted"),
    SUPERVISE(
            CaseMove.anyOpen(),
            Set.of(),
            Set.of(SUPERVISOR),
            "督办、提级：编号，3个工作日内回复",
            "Supervise or escalate: numbered, to be answered within 3 working days"),
    ANSWER_SUPERVISION(CaseMove.anyLed(), Set.of(), Set.of(HANDLER, STAND_IN), "回复督办", "Answer a supervision"),
    MARK_COMPLEX(
            Set.of(DISPATCHED, HANDLING),
            Set.of(),
            Set.of(SUPERVISOR),
            "认定复杂：到期前一次",
            "Mark as complex: once, before expiry"),
    NAME_HANDLER(
            Set.of(HANDLING),
            Set.of(),
            Set.of(LEADER, HANDLER, STAND_IN),
            "指定承办人和代办人；承办人可自认",
            "Name the handler and a deputy; a handler may take it"),
    CONTACT(
            Set.of(HANDLING),
            Set.of(),
            Set.of(HANDLER, STAND_IN, OPERATOR),
            "联系诉求人，或写明未联系上的原因；保密件由话务员转达",
            "Speak to the caller, or say why not; a sealed one is relayed by an operator"),
    ASK_RETURN(
            Set.of(DISPATCHED, HANDLING),
            Set.of(RETURN_REQUESTED, DISPUTED),
            Set.of(HANDLER, STAND_IN),
            "申请退单：明显非本单位职责，写明理由和依据，限时，答复之前",
            "Ask for a return: clearly not our duty, with reason and basis, in time, before any reply"),
    APPROVE_RETURN(
            Set.of(RETURN_REQUESTED),
            Set.of(DISPATCHED),
            Set.of(DISPATCHER),
            "同意退单，改派新单位，时限重新起算",
            "Approve the return: the full limits start for the new unit"),
    REFUSE_RETURN(
            Set.of(RETURN_REQUESTED),
            Set.of(DISPATCHED, HANDLING),
            Set.of(DISPATCHER),
            "不同意退单；时限未停，审核超时的部分补给单位",
            "Refuse the return; the clock ran on, but what the decision took too long is added"),
    DISPUTE(
            Set.of(RETURN_REQUESTED),
            Set.of(DISPUTED),
            Set.of(DISPATCHER),
            "派单争议：再次申请、两次退单之后、无单位承接",
            "Dispute: asked again, after two approved returns, or no unit accepts"),
    DESIGNATE(
            Set.of(DISPUTED, UNROUTED),
            Set.of(DISPATCHED),
            Set.of(SUPERVISOR),
            "指定承办：会商并有纪要，被指定单位不得退单",
            "Designate after a consultation, with a minute; a designated unit may not return"),
    REASSIGN(
            Set.of(DISPATCHED, HANDLING),
            Set.of(DISPATCHED),
            Set.of(DISPATCHER),
            "改派：写明理由，计次，时限重新起算",
            "Reassign with a reason, counted; the full limits start"),
    CORRECT(
            CaseMove.anyOpen(),
            Set.of(DISPATCHED),
            Set.of(DISPATCHER, OPERATOR),
            "更正类别、区域、类型、紧急程度、被反映单位；签收前话务员也可",
            "Correct category, area, type, urgency, target; an operator before the signature"),
    ASK_CORRECTION(
            CaseMove.anyLed(),
            Set.of(),
            Set.of(HANDLER, STAND_IN),
            "申请更正，由派单员处理",
            "Ask for a correction, which the dispatcher decides"),
    ASSIST(
            Set.of(HANDLING),
            Set.of(),
            Set.of(HANDLER, STAND_IN),
            "请求协办：2个工作日内答复，不晚于主办时限",
            "Ask for help: due in 2 working days, never after the lead's own date"),
    ANSWER_ASSIST(Set.of(HANDLING), Set.of(), Set.of(ASSISTANT), "协办答复", "Answer the lead"),
    DECLINE_ASSIST(
            Set.of(HANDLING), Set.of(), Set.of(ASSISTANT), "不予协办，写明理由和进展", "Decline, with reasons and how far it got"),
    WHISTLE(
            Set.of(HANDLING),
            Set.of(),
            Set.of(HANDLER),
            "吹哨报到：苏木镇召集部门，部门必须回应",
            "Whistle: a township calls departments, which must respond (FR-16)"),
    EXTEND(
            Set.of(HANDLING),
            Set.of(),
            Set.of(LEADER, STAND_IN),
            "申请延期：最迟到期前1个工作日",
            "Ask for an extension, at the latest one working day before expiry"),
    DECIDE_EXTENSION(
            Set.of(HANDLING),
            Set.of(),
            Set.of(DISPATCHER, LEADER, SUPERVISOR),
            "审批延期：一次不超过5个工作日，督办员可至10个",
            "Decide an extension: up to 5 working days once, 10 in all by the supervisor"),
    INTERIM_REPLY(
            Set.of(HANDLING),
            Set.of(),
            Set.of(HANDLER, STAND_IN),
            "阶段性答复：满足法定首步，不代替答复",
            "Interim reply: meets a first statutory step, not the reply limit"),
    REPLY(
            Set.of(HANDLING),
            Set.of(REPLIED, CLOSED),
            Set.of(HANDLER, STAND_IN),
            "答复：结果、依据、措施；要审核的先待审",
            "Reply with result, basis and measures; where review is asked for it pends"),
    REVIEW_REPLY(
            Set.of(HANDLING),
            Set.of(REPLIED, CLOSED),
            Set.of(LEADER),
            "审核答复：通过即为答复，或退回",
            "Review a reply: approved it is the reply, or it is sent back"),
    CALL_BACK(
            Set.of(REPLIED),
            Set.of(CLOSED, REPLIED, HANDLING),
            Set.of(CALLBACK),
            "回访：满意则办结，未联系上改日再访",
            "Call back: content closes the case, a failed attempt is made again on another day"),
    REWORK(
            Set.of(REPLIED),
            Set.of(HANDLING),
            Set.of(CALLBACK, SUPERVISOR),
            "重办：原单位、原首问责任人，3个工作日",
            "Rework: same unit, same first responder, a new limit"),
    OBJECT(
            Set.of(HANDLING),
            Set.of(),
            Set.of(LEADER),
            "对重办提出异议：1个工作日内，附证据",
            "Object to a rework within one working day, with evidence"),
    FIND(
            Set.of(HANDLING),
            Set.of(),
            Set.of(CALLBACK),
            "异议认定：合理、部分合理、不合理",
            "Find the caller's demand reasonable, partly, or unreasonable"),
    STRIKE_OFF(
            Set.of(REPLIED, HANDLING),
            Set.of(CLOSED),
            Set.of(SUPERVISOR),
            "销号：研判或移交，书面理由；办理中的须已重办",
            "Strike off, reviewed or handed over, with a written reason; in hand only after a rework"),
    LONG_TERM(
            Set.of(HANDLING),
            Set.of(CaseStage.LONG_TERM),
            Set.of(SUPERVISOR),
            "挂账：客观限制、措施、明确日期、复核周期，告知诉求人",
            "Long-term book: objective limits, measures, a definite date and a review interval"),
    RESUME(
            Set.of(CaseStage.LONG_TERM),
            Set.of(HANDLING),
            Set.of(HANDLER, SUPERVISOR, STAND_IN),
            "恢复办理：1个工作日内答复",
            "Resume: the reply is due one working day on"),
    TERMINATE(
            Set.of(HANDLING),
            Set.of(TERMINATED),
            Set.of(SUPERVISOR),
            "终止：不应受理或诉求人不配合，告知诉求人",
            "Terminate: not acceptable after all, or the caller refuses to cooperate"),
    WITHDRAW(
            CaseMove.anyOpen(),
            Set.of(WITHDRAWN),
            Set.of(OPERATOR),
            "撤诉：诉求人提出，记明方式",
            "Withdraw for the caller, recorded with how the caller asked"),
    MERGE(
            Set.of(UNROUTED, DISPATCHED, HANDLING),
            Set.of(MERGED),
            Set.of(DISPATCHER),
            "并单：答复之前并入另一件",
            "Merge into another case, before any reply"),
    UNMERGE(
            Set.of(MERGED),
            Set.of(UNROUTED, DISPATCHED, HANDLING),
            Set.of(DISPATCHER),
            "拆单：回到并单前的阶段，时限补足",
            "Unmerge: back to its own stage, with the time that the merge lasted"),
    JOIN_REPLY(
            Set.of(MERGED),
            Set.of(REPLIED, CLOSED),
            Set.of(ROUTER),
            "随主单答复，各自告知、各自回访",
            "The parent replied: the same reply, an own message, an own call-back"),
    EXCLUDE(
            CaseMove.anyRouted(),
            Set.of(),
            Set.of(SUPERVISOR),
            "剔除：原因代码和证据",
            "Exclude from figures, with a reason code and evidence"),
    APPEAL(CaseMove.anyRouted(), Set.of(), Set.of(LEADER), "申诉，由另一人决定", "Appeal, which another person decides"),
    DECIDE_APPEAL(
            CaseMove.anyRouted(), Set.of(), Set.of(SUPERVISOR), "决定申诉：不得由原决定人", "Decide an appeal: another person");

    private final Set<CaseStage> from;
    private final Set<CaseStage> to;
    private final Set<CaseRole> roles;
    private final Phrase phrase;

    /** A row whose {@code to} is empty leaves the case where it is; one that only sometimes moves it names where to. */
    CaseMove(Set<CaseStage> from, Set<CaseStage> to, Set<CaseRole> roles, String zh, String en) {
        this.from = from;
        this.to = to;
        this.roles = roles;
        this.phrase = new Phrase(zh, en);
    }

    private static Set<CaseStage> anyOpen() {
        return Set.of(UNROUTED, DISPATCHED, HANDLING, RETURN_REQUESTED, DISPUTED, REPLIED, CaseStage.LONG_TERM, MERGED);
    }

    private static Set<CaseStage> anyLed() {
        return Set.of(DISPATCHED, HANDLING, RETURN_REQUESTED, DISPUTED, REPLIED, CaseStage.LONG_TERM);
    }

    private static Set<CaseStage> anyRouted() {
        return Set.of(
                UNROUTED,
                DISPATCHED,
                HANDLING,
                RETURN_REQUESTED,
                DISPUTED,
                REPLIED,
                CaseStage.LONG_TERM,
                MERGED,
                CLOSED,
                TERMINATED,
                WITHDRAWN,
                ANSWERED,
                TRANSFERRED,
                REFUSED);
    }

    public Set<CaseStage> from() {
        return from;
    }

    /** Where it may lead, from anywhere; empty where the case stays in its stage. */
    public Set<CaseStage> to() {
        return to;
    }

    /** Where it may lead from a stage. */
    public Set<CaseStage> to(CaseStage stage) {
        if (to.isEmpty()) {
            return Set.of(stage);
        }
        return switch (this) {
            case REFUSE_RETURN, UNMERGE -> to; // where it was before
            case CORRECT -> stage == MERGED ? Set.of(MERGED) : with(stage); // what is merged has no unit to leave
            case REPLY, REVIEW_REPLY -> with(stage);
            default -> to;
        };
    }

    private Set<CaseStage> with(CaseStage stage) {
        EnumSet<CaseStage> all = EnumSet.copyOf(to);
        all.add(stage);
        return all;
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
