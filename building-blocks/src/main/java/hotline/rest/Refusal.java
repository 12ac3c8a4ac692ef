package hotline.rest;

import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import jakarta.ws.rs.core.EntityTag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem; the transaction rolls back, so that nothing has changed. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A bad field of the request and what is wrong with it. */
    public record BadField(String field, Phrase phrase) {}

    private final int status;
    private final transient Phrase detail;
    private final transient List<BadField> fields;
    private final transient Outcome.@Nullable Rejected rejected;
    private final transient @Nullable EntityTag tag;
    private final transient Map<String, Object> members;
    private final long retryAfter;

    private Refusal(int status, Phrase detail, List<BadField> fields, Outcome.@Nullable Rejected rejected) {
        this(status, detail, fields, rejected, null, Map.of(), 0);
    }

    private Refusal(
            int status,
            Phrase detail,
            List<BadField> fields,
            Outcome.@Nullable Rejected rejected,
            @Nullable EntityTag tag,
            Map<String, Object> members,
            long retryAfter) {
        super(detail.en());
        this.status = status;
        this.detail = detail;
        this.fields = List.copyOf(fields);
        this.rejected = rejected;
        this.tag = tag;
        this.members = Map.copyOf(members);
        this.retryAfter = retryAfter;
    }

    /** 400: fields are missing or malformed; all of them are named. */
    public static Refusal badFields(List<BadField> fields) {
        return new Refusal(400, new Phrase("请更正所列字段。", "Please mend the fields listed."), fields, null);
    }

    /** 400: one field is missing or malformed. */
    public static Refusal badField(String field, Phrase phrase) {
        return badFields(List.of(new BadField(field, phrase)));
    }

    /** 404: there is no such thing, or none that the asker may see. */
    public static Refusal notFound(Phrase detail) {
        return new Refusal(404, detail, List.of(), null);
    }

    /** 403: the asker's role does not allow it. */
    public static Refusal forbidden(Phrase detail) {
        return new Refusal(403, detail, List.of(), null);
    }

    /** Any other status. */
    public static Refusal of(int status, Phrase detail) {
        return new Refusal(status, detail, List.of(), null);
    }

    /** 409 with more members that say with what it clashes. */
    public static Refusal conflict(Phrase detail, Map<String, Object> members) {
        return new Refusal(409, detail, List.of(), null, null, members, 0);
    }

    /** Any status after which the same may be asked again in so many seconds. */
    static Refusal retryAfter(int status, Phrase detail, long seconds) {
        return new Refusal(status, detail, List.of(), null, null, Map.of(), seconds);
    }

    /** 412: the asker has seen an older version than this one. */
    static Refusal stale(EntityTag current) {
        return new Refusal(
                412,
                new Phrase("内容已被他人修改，请重新读取后再改。", "It was changed meanwhile; read it again and repeat the change."),
                List.of(),
                null,
                current,
                Map.of(),
                0);
    }

    /** 409 when it clashes with where the record stands, 422 when what was asked breaks a rule. */
    public static Refusal of(Outcome.Rejected rejected) {
        return of(rejected, Map.of());
    }

    /** The same with more members that say with what it clashes. */
    public static Refusal of(Outcome.Rejected rejected, Map<String, Object> members) {
        int status = rejected.rule().isAboutStanding() ? 409 : 422;
        return new Refusal(status, rejected.rule().phrase(), List.of(), rejected, null, members, 0);
    }

    public int status() {
        return status;
    }

    /** The version that stands now, where the asker has an older one. */
    @Nullable
    EntityTag tag() {
        return tag;
    }

    /** After how many seconds to ask again; 0 where that is of no use. */
    long retryAfter() {
        return retryAfter;
    }

    Problem problem(Locale locale) {
        return new Problem(
                rejected == null
                        ? "about:blank"
                        : "/problems/" + rejected.rule().name(),
                Problems.title(status, locale),
                status,
                detail.in(locale),
                fields.isEmpty()
                        ? null
                        : fields.stream()
                                .map(bad -> new Problem.Violation(
                                        bad.field(), bad.phrase().in(locale)))
                                .toList(),
                rejected == null ? null : rejected.rule().name(),
                rejected == null ? null : rejected.standing(),
                rejected == null ? null : rejected.allowed(),
                members);
    }
}
