package hotline.dispatch.cases;

import hotline.dispatch.cases.AssistEvent.AssistAnswered;
import hotline.dispatch.cases.AssistEvent.AssistAsked;
import hotline.dispatch.cases.AssistEvent.AssistDeclined;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.directory.UnitKind;
import hotline.outcome.Outcome;
import hotline.outcome.Outcome.Rejected;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lead asks others to help (rulebook §3: ASSIST, ANSWER_ASSIST, DECLINE_ASSIST, WHISTLE; FR-10, FR-13, FR-16). */
public final class Assisting {
    private static final int WORKING_DAYS_TO_ANSWER = 2;

    private Assisting() {}

    /**
     * What a unit is asked for.
     *
     * @param dueAt until when; null for two working days
     * @param reason why a township is asked for what does not stand on its list (FR-13)
     */
    public record Request(
            String unitCode,
            @Nullable Instant dueAt,
            String text,
            @Nullable String reason) {

        /** Where the unit has ended, its heir is asked. */
        private Request current(Grounds grounds) {
            return new Request(grounds.current(unitCode), dueAt, text, reason);
        }
    }

    /** ASSIST: never the accused; outside a township's list with a reason; due in time for the lead's own reply. */
    public static Outcome ask(DispatchCase inHand, Request asked, String handler, Grounds grounds) {
        Request request = asked.current(grounds);
        boolean outside = grounds.duties(inHand.ticket()).goesDownToAssist(request.unitCode());
        String reason = request.reason();
        boolean unreasoned = outside && (reason == null || reason.isBlank());
        return Decide.unless(
                mayAsk(CaseMove.ASSIST, inHand, request, grounds)
                        .or(() -> Decide.broken(unreasoned, CaseRule.FR_13_NEEDS_A_REASON, inHand)),
                () -> asked(inHand, request, outside, false, handler, grounds));
    }

    /** WHISTLE 吹哨报到: a township calls a department, which must respond. */
    public static Outcome whistle(DispatchCase inHand, Request asked, String handler, Grounds grounds) {
        Request request = asked.current(grounds);
        boolean notATownship = !isTerritorial(inHand.unitCode(), grounds) || isTerritorial(request.unitCode(), grounds);
        return Decide.unless(
                CaseMove.WHISTLE
                        .guard(inHand.stage())
                        .or(() -> Decide.broken(notATownship, CaseRule.FR_16_ONLY_A_TOWNSHIP, inHand))
                        .or(() -> mayAsk(CaseMove.WHISTLE, inHand, request, grounds)),
                () -> asked(inHand, request, false, true, handler, grounds));
    }

    private static Optional<Rejected> mayAsk(CaseMove move, DispatchCase inHand, Request request, Grounds grounds) {
        String unit = request.unitCode();
        Instant due = request.dueAt();
        Deadline reply = inHand.deadlines().reply();
        boolean never = due != null && (!due.isAfter(grounds.now()) || (reply != null && due.isAfter(reply.dueAt())));
        boolean asked = inHand.dossier().help().of(unit).isPresent();
        return move.guard(inHand.stage())
                .or(() -> Decide.broken(unit.equals(inHand.unitCode()), CaseRule.SAME_UNIT, inHand))
                .or(() -> Decide.broken(
                        grounds.excludes(inHand.ticket(), unit), CaseRule.FR_17_NEVER_TO_THE_ACCUSED, inHand))
                .or(() -> Decide.broken(asked, CaseRule.ASSIST_OPEN_ALREADY, inHand))
                .or(() -> Decide.broken(never, CaseRule.ASSIST_DUE_IN_TIME, inHand));
    }

    private static AssistAsked asked(
            DispatchCase inHand, Request request, boolean outside, boolean whistle, String handler, Grounds grounds) {
        return new AssistAsked(
                grounds.now(),
                handler,
                Handling.lead(inHand),
                request.unitCode(),
                dueAt(inHand, request, grounds),
                outside,
                whistle,
                request.text(),
                request.reason());
    }

    private static Instant dueAt(DispatchCase inHand, Request request, Grounds grounds) {
        Instant due = request.dueAt() == null
                ? grounds.deadlines().endOfWorkingDays(WORKING_DAYS_TO_ANSWER, grounds.now())
                : request.dueAt();
        Deadline reply = inHand.deadlines().reply();
        return reply != null && due.isAfter(reply.dueAt()) ? reply.dueAt() : due;
    }

    /** ANSWER_ASSIST: by a handler of the unit that was asked. */
    public static Outcome answer(DispatchCase inHand, String unitCode, String text, String handler, Instant now) {
        return Decide.unless(
                CaseMove.ANSWER_ASSIST.guard(inHand.stage()).or(() -> notAsked(inHand, unitCode)),
                () -> new AssistAnswered(now, handler, Handling.lead(inHand), unitCode, text));
    }

    /** DECLINE_ASSIST: with reasons and how far it got; who was whistled for must respond (FR-16). */
    public static Outcome decline(DispatchCase inHand, String unitCode, String text, String handler, Instant now) {
        boolean whistled = inHand.dossier()
                .help()
                .of(unitCode)
                .map(HelpFile.Asked::whistle)
                .orElse(false);
        return Decide.unless(
                CaseMove.DECLINE_ASSIST
                        .guard(inHand.stage())
                        .or(() -> notAsked(inHand, unitCode))
                        .or(() -> Decide.broken(whistled, CaseRule.FR_16_MUST_RESPOND, inHand)),
                () -> new AssistDeclined(now, handler, Handling.lead(inHand), unitCode, text));
    }

    private static Optional<Rejected> notAsked(DispatchCase inHand, String unitCode) {
        return Decide.broken(inHand.dossier().help().of(unitCode).isEmpty(), CaseRule.ASSIST_NOT_OPEN, inHand);
    }

    private static boolean isTerritorial(@Nullable String unitCode, Grounds grounds) {
        return grounds.directory()
                .unit(unitCode, grounds.today())
                .map(Unit::kind)
                .filter(UnitKind::isTerritorial)
                .isPresent();
    }
}
