package hotline.dispatch.cases;

import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import org.jspecify.annotations.Nullable;

/**
 * What is due on a case, each with its receipt; null where there is no limit.
 *
 * @param returnBy until when the unit may ask for a return
 * @param feedback until when the caller is told of the dispatch
 * @param decide the hotline's own limit for routing by hand
 * @param callBack until when the caller is called back
 */
public record CaseDeadlines(
        @Nullable Deadline sign,
        @Nullable Deadline contact,
        @Nullable Deadline reply,
        @Nullable Deadline returnBy,
        @Nullable Deadline feedback,
        @Nullable Deadline decide,
        @Nullable Deadline callBack) {

    /** Nothing is due. */
    public static final CaseDeadlines NONE = new CaseDeadlines(null, null, null, null, null, null, null);

    /** The full limits of a dispatch. */
    CaseDeadlines dispatched(DispatchDeadlines at) {
        return new CaseDeadlines(at.sign(), at.contact(), at.reply(), at.returnBy(), at.feedback(), decide, callBack);
    }

    CaseDeadlines waitingForADecision(@Nullable Deadline until) {
        return new CaseDeadlines(sign, contact, reply, returnBy, feedback, until, callBack);
    }

    CaseDeadlines waitingForACallBack(@Nullable Deadline until) {
        return new CaseDeadlines(sign, contact, reply, returnBy, feedback, decide, until);
    }

    /** The hotline's own limit is over: it decided. */
    CaseDeadlines decided() {
        return waitingForADecision(null);
    }

    /** A round after the first: the reply alone has a limit. */
    CaseDeadlines reworked(@Nullable Deadline until) {
        return new CaseDeadlines(sign, null, until, null, feedback, null, null);
    }

    /** What the unit has to keep. */
    public DispatchDeadlines ofUnit() {
        return new DispatchDeadlines(sign, contact, reply, returnBy, feedback);
    }

    /** Another case's reply is its own, and so is that one's limit. */
    CaseDeadlines joined(@Nullable Deadline replyOfTheParent, @Nullable Deadline until) {
        return new CaseDeadlines(null, null, replyOfTheParent, null, feedback, null, until);
    }
}
