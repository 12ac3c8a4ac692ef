package hotline.rest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error, {@code application/problem+json} (RFC 9457).
 *
 * @param type a URI reference that names the kind of problem
 * @param violations the bad fields of a request, each with what is wrong
 * @param rule which rule forbids what was asked
 * @param stage where the record stands now
 * @param allowed what is allowed from there
 * @param members more members, for problems of their own kind
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable List<Violation> violations,
        @Nullable String rule,
        @Nullable String stage,
        @Nullable List<String> allowed,
        @JsonAnyGetter Map<String, Object> members) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A bad field and what is wrong with it. */
    public record Violation(String field, String message) {}
}
