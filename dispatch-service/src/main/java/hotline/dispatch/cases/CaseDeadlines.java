package hotline.dispatch.cases;

import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import hotline.dispatch.deadlines.Step;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is due on a case, each with its receipt; null where there is no limit.
 *
 * @param returnBy until when the unit may ask for a return
 * @param feedback until when the caller is told of the dispatch
 * @param decide the hotline's own limit: for routing by hand, for a return, for a dispute
 * @param callBack until when the caller is called back
 * @param statutory the first of several steps that a law sets, before the reply
 */
public record CaseDeadlines(
        @Nullable Deadline sign,
        @Nullable Deadline contact,
        @Nullable Deadline reply,
        @Nullable Deadline returnBy,
        @Nullable Deadline feedback,
        @Nullable Deadline decide,
        @Nullable Deadline callBack,
        @Nullable Deadline statutory) {

    /** Nothing is due. */
    public static final CaseDeadlines NONE = new CaseDeadlines(null, null, null, null, null, null, null, null);

    /** The full limits of a dispatch. */
    CaseDeadlines dispatched(DispatchDeadlines at) {
        return new CaseDeadlines(
                at.sign(), at.contact(), at.reply(), at.returnBy(), at.feedback(), decide, callBack, at.statutory());
    }

    CaseDeadlines waitingForADecision(@Nullable Deadline until) {
        return new CaseDeadlines(sign, contact, reply, returnBy, feedback, until, callBack, statutory);
    }

    CaseDeadlines waitingForACallBack(@Nullable Deadline until) {
        return new CaseDeadlines(sign, contact, reply, returnBy, feedback, decide, until, statutory);
    }

    /** With this one in the place of that of its step. */
    CaseDeadlines with(Deadline moved) {
        return new CaseDeadlines(
                moved.step() == Step.SIGN ? moved : sign,
                moved.step() == Step.CONTACT ? moved : contact,
                moved.step() == Step.REPLY ? moved : reply,
                moved.step() == Step.RETURN ? moved : returnBy,
                moved.step() == Step.FEEDBACK ? moved : feedback,
                moved.step() == Step.DECIDE || moved.step() == Step.DESIGNATE ? moved : decide,
                moved.step() == Step.CALL_BACK ? moved : callBack,
                moved.step() == Step.STATUTORY ? moved : statutory);
    }

    /** All that there are, in the order of their steps. */
    public List<Deadline> all() {
        return Stream.of(sign, contact, reply, returnBy, feedback, decide, callBack, statutory)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The hotline's own limit is over: it decided. */
    CaseDeadlines decided() {
        return waitingForADecision(null);
    }

    /** A round after the first: the reply alone has a limit. */
    CaseDeadlines reworked(@Nullable Deadline until) {
        return new CaseDeadlines(sign, null, until, null, feedback, null, null, null);
    }

    /** What the unit has to keep. */
    public DispatchDeadlines ofUnit() {
        return new DispatchDeadlines(sign, contact, reply, returnBy, feedback, statutory);
    }

    /** Another case's reply is its own, and so is that one's limit. */
    CaseDeadlines joined(@Nullable Deadline replyOfTheParent, @Nullable Deadline until) {
        return new CaseDeadlines(null, null, replyOfTheParent, null, feedback, null, until, null);
    }
}
