package hotline.dispatch.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import hotline.dispatch.cases.Assignment;
import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.ClosedAs;
import hotline.dispatch.cases.Correction;
import hotline.dispatch.cases.Dossier;
import hotline.dispatch.cases.Reply;
import hotline.dispatch.deadlines.Card;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is shown. Texts are missing as long as they are on their way, and for good after an erasure.
 *
 * @param unitCode the lead unit now
 * @param firstUnitCode the unit first dispatched to, for life (FR-9)
 * @param card the worst colour of what is due and not yet met
 * @param parentId the case into which it is merged
 * @param allowed what the asker may do now
 * @param history all that happened, oldest first; null in a list
 * @param upperDueAt the due date of the level above, which stands beside the own clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        UUID ticketId,
        String number,
        CaseStage stage,
        TicketType type,
        Urgency urgency,
        @Nullable String categoryCode,
        @Nullable String areaCode,
        @Nullable String subject,
        @Nullable String content,
        @Nullable Reply reply,
        @Nullable String unitCode,
        @Nullable String firstUnitCode,
        @Nullable FirstResponder firstResponder,
        OffsetDateTime registeredAt,
        @Nullable OffsetDateTime firstDispatchedAt,
        @Nullable OffsetDateTime closedAt,
        @Nullable ClosedAs closedAs,
        List<AssignmentView> assignments,
        Deadlines deadlines,
        @Nullable OffsetDateTime nextDueAt,
        Card card,
        @Nullable Decision decision,
        @Nullable UUID parentId,
        @JsonUnwrapped Affairs affairs,
        List<String> allowed,
        @Nullable List<Happening> history,
        @Nullable OffsetDateTime upperDueAt) {

    /** The first person asked, and that person's unit (FR-1). */
    public record FirstResponder(String person, String unitCode) {}

    /**
     * What is going on beside the stage.
     *
     * @param round 1, and one more with each rework
     * @param handler who has it in the unit
     * @param returnAsked by which unit a return is asked, as long as it is not decided
     * @param extensionAsked how many working days more are asked for, as long as it is not decided
     * @param replyPending whether a reply waits for its review
     * @param openAssists who was asked to help and has not answered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Affairs(
            int round,
            @Nullable Handler handler,
            @Nullable String returnAsked,
            @Nullable Integer extensionAsked,
            @Nullable Boolean replyPending,
            @Nullable List<Assist> openAssists,
            @Nullable List<Supervised> supervisions,
            int urges,
            @Nullable Wanted correctionAsked,
            @Nullable LocalDate longTermUntil,
            @Nullable Boolean excluded) {

        static Affairs of(Dossier dossier) {
            var handler = dossier.handler();
            var asked = dossier.returns().asked();
            var extension = dossier.extension().asked();
            var book = dossier.longTerm();
            List<Assist> assists = dossier.help().open().stream()
                    .map(one -> new Assist(one.unitCode(), local(one.dueAt()), one.whistle()))
                    .toList();
            List<Supervised> supervisions = dossier.watch().supervisions().stream()
                    .map(one -> new Supervised(
                            one.number(),
                            one.kind().name(),
                            local(one.dueAt()),
                            one.answeredAt() == null ? null : local(one.answeredAt())))
                    .toList();
            return new Affairs(
                    dossier.round().number(),
                    handler == null ? null : new Handler(handler.person(), handler.deputy()),
                    asked == null ? null : asked.unitCode(),
                    extension == null ? null : extension.workingDays(),
                    dossier.round().pending() == null ? null : Boolean.TRUE,
                    assists.isEmpty() ? null : assists,
                    supervisions.isEmpty() ? null : supervisions,
                    dossier.watch().urges(),
                    dossier.wanted() == null ? null : Wanted.of(dossier.wanted()),
                    book == null ? null : book.until(),
                    dossier.fairness().excludedBy() == null ? null : Boolean.TRUE);
        }

        private static OffsetDateTime local(Instant at) {
            return at.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
        }
    }

    /** What of its classification a handler wants changed; missing where it stays. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Wanted(
            @Nullable TicketType type,
            @Nullable Urgency urgency,
            @Nullable String categoryCode,
            @Nullable String areaCode,
            @Nullable String targetUnitCode) {

        static Wanted of(Correction asked) {
            return new Wanted(
                    asked.type(), asked.urgency(), asked.categoryCode(), asked.areaCode(), asked.targetUnitCode());
        }
    }

    /** Who has it in the unit, and who stands in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Handler(String person, @Nullable String deputy) {}

    /** A request for help that waits for its answer. */
    public record Assist(String unitCode, OffsetDateTime dueAt, boolean whistle) {}

    /** A formal supervision. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Supervised(
            String number,
            String kind,
            OffsetDateTime dueAt,
            @Nullable OffsetDateTime answeredAt) {}

    /** That a unit has or had the case. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AssignmentView(
            String unitCode,
            Assignment.Kind kind,
            OffsetDateTime dispatchedAt,
            @Nullable OffsetDateTime endedAt,
            @Nullable String why) {}

    /** What is or was due; missing where there is no limit. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Deadlines(
            @Nullable Due sign,
            @Nullable Due contact,
            @Nullable Due reply,
            @Nullable Due decide,
            @Nullable Due callBack,
            @Nullable Due statutory) {}

    /** A due date with its receipt: each day counted or skipped, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Due(
            OffsetDateTime dueAt,
            @Nullable OffsetDateTime metAt,
            ReceiptView receipt,
            @Nullable Boolean provisional) {}

    /** How a due date came about. */
    public record ReceiptView(OffsetDateTime startedAt, int amount, String clock, String article, List<Line> lines) {}

    /** A day of a receipt, or a remark about the whole. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(@Nullable LocalDate date, boolean counted, String why) {}

    /** Which rule and which entry of the catalogue decided, in words (FR-19). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Decision(String rule, @Nullable String entry, String text, List<Step> trace) {}

    /** A rule that was asked: taken or passed over, and why. */
    public record Step(String rule, boolean taken, String why) {}

    /** Something that happened to the case. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Happening(
            int sequence,
            OffsetDateTime at,
            String what,
            @Nullable String by,
            @Nullable String unitCode,
            @Nullable String stage,
            @Nullable String text) {}
}
