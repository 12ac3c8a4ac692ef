package hotline.dispatch.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import hotline.dispatch.cases.Assignment;
import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.ClosedAs;
import hotline.dispatch.cases.Reply;
import hotline.dispatch.deadlines.Card;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
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
        List<String> allowed,
        @Nullable List<Happening> history,
        @Nullable OffsetDateTime upperDueAt) {

    /** The first person asked, and that person's unit (FR-1). */
    public record FirstResponder(String person, String unitCode) {}

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
