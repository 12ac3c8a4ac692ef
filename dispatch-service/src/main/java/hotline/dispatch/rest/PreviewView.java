package hotline.dispatch.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the router would decide.
 *
 * @param unitCode who would lead; missing where the dispatchers decide
 * @param rule the rule that decides; UNROUTED for the dispatchers' queue
 * @param entry the catalogue entry that decides, where one does
 * @param text the decision in words for the caller
 * @param trace every rule that was asked, with why
 * @param promised what would be due
 * @param feedbackDueAt until when the caller is told who has it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PreviewView(
        @Nullable String unitCode,
        @Nullable String unitName,
        String rule,
        @Nullable String entry,
        String text,
        List<CaseView.Step> trace,
        List<String> assists,
        List<String> copies,
        Promised promised,
        @Nullable OffsetDateTime feedbackDueAt) {

    /** The dates that may be promised, each with its receipt; {@code decide} is the dispatchers' own where they decide. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Promised(
            CaseView.@Nullable Due sign,
            CaseView.@Nullable Due contact,
            CaseView.@Nullable Due reply,
            CaseView.@Nullable Due decide) {}
}
