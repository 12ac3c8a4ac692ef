package hotline.reporting.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case in the hands of one unit: from its dispatch to that unit until it ends or another unit leads. Limits are the
 * unit's of this assignment, for ever.
 *
 * @param sequence the number of the event that dispatched it
 * @param signedAt when the unit signed
 * @param contactedAt when its duty to contact the caller was first met
 * @param repliedAt when it last replied
 * @param calledBackAt when the hotline first tried to call back after the reply
 * @param contactDenied whether the caller said, when last reached, that the unit had not called
 * @param endedAt null as long as the unit has it in hand
 */
public record Assignment(
        int sequence,
        String unit,
        Instant dispatchedAt,
        DueDates due,
        @Nullable Instant signedAt,
        @Nullable Instant contactedAt,
        @Nullable Instant repliedAt,
        @Nullable Instant calledBackAt,
        boolean contactDenied,
        @Nullable Instant endedAt) {

    static Assignment begun(int sequence, String unit, Instant at, DueDates due) {
        return new Assignment(sequence, unit, at, due, null, null, null, null, false, null);
    }

    /** The same case in the hands of the heir: as far as it has come, and only what is not yet met is the heir's to meet. */
    Assignment inherited(int by, String heir, Instant at) {
        DueDates left = new DueDates(
                signedAt == null ? due.sign() : null,
                contactedAt == null ? due.contact() : null,
                repliedAt == null ? due.reply() : null);
        return new Assignment(by, heir, at, left, signedAt, contactedAt, repliedAt, calledBackAt, contactDenied, null);
    }

    Assignment signed(Instant at) {
        return new Assignment(
                sequence, unit, dispatchedAt, due, at, contactedAt, repliedAt, calledBackAt, contactDenied, endedAt);
    }

    Assignment contacted(Instant at) {
        return contactedAt != null
                ? this
                : new Assignment(
                        sequence,
                        unit,
                        dispatchedAt,
                        due,
                        signedAt,
                        at,
                        repliedAt,
                        calledBackAt,
                        contactDenied,
                        endedAt);
    }

    Assignment replied(Instant at) {
        return new Assignment(
                sequence, unit, dispatchedAt, due, signedAt, contactedAt, at, calledBackAt, contactDenied, endedAt);
    }

    Assignment calledBack(Instant at, @Nullable CallBack found) {
        return new Assignment(
                sequence,
                unit,
                dispatchedAt,
                due,
                signedAt,
                contactedAt,
                repliedAt,
                calledBackAt == null ? at : calledBackAt,
                found == null ? contactDenied : found.deniesContact(),
                endedAt);
    }

    Assignment dueMoved(String limit, Instant to) {
        return due(due.moved(limit, to));
    }

    /** A clock that was set back may say that it ended before it began: it ended when it began. */
    Assignment ended(Instant at) {
        return new Assignment(
                sequence,
                unit,
                dispatchedAt,
                due,
                signedAt,
                contactedAt,
                repliedAt,
                calledBackAt,
                contactDenied,
                at.isBefore(dispatchedAt) ? dispatchedAt : at);
    }

    /** With other limits from now. */
    Assignment due(DueDates moved) {
        return new Assignment(
                sequence,
                unit,
                dispatchedAt,
                moved,
                signedAt,
                contactedAt,
                repliedAt,
                calledBackAt,
                contactDenied,
                endedAt);
    }

    /** A new round: its reply and its call-back are yet to come. */
    Assignment reworked(@Nullable Instant replyDueAt) {
        return new Assignment(
                sequence,
                unit,
                dispatchedAt,
                new DueDates(due.sign(), due.contact(), replyDueAt),
                signedAt,
                contactedAt,
                null,
                null,
                contactDenied,
                endedAt);
    }

    /** In hand again. */
    Assignment reopened() {
        return new Assignment(
                sequence, unit, dispatchedAt, due, signedAt, contactedAt, repliedAt, calledBackAt, contactDenied, null);
    }

    /** When the limits to sign and to contact have both fallen due; null where there is none to sign. */
    @Nullable
    Instant responseDueAt() {
        Instant sign = due.sign();
        Instant contact = due.contact();
        return sign == null || contact == null || contact.isBefore(sign) ? sign : contact;
    }

    /** Whether the unit signed and contacted in time, and the caller does not deny it. */
    boolean respondedInTime() {
        return isInTime(signedAt, due.sign())
                && (due.contact() == null || (isInTime(contactedAt, due.contact()) && !contactDenied));
    }

    /**
     * Whether a limit counts as fallen due: it was kept, or nothing ended it before. Whether its day has come yet is not
     * asked here; a question for a period leaves out what lies ahead.
     */
    boolean fallsDue(Instant dueAt, boolean kept) {
        return kept || endedAt == null || endedAt.isAfter(dueAt);
    }

    static boolean isInTime(@Nullable Instant at, @Nullable Instant dueAt) {
        return at != null && dueAt != null && !at.isAfter(dueAt);
    }
}
