package hotline.rest;

import hotline.outcome.Phrase;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/** The version that a change is meant for, so that nobody overwrites what somebody else has changed meanwhile. */
public final class IfMatch {
    private IfMatch() {}

    /** The entity tag of a version of a record. */
    public static EntityTag tag(int sequence) {
        return new EntityTag(Integer.toString(sequence));
    }

    /**
     * Asks whether the change is meant for the version that stands.
     *
     * @throws Refusal 428 where the request does not say for which version it is meant, 412 where that is another one
     */
    public static void require(HttpHeaders headers, int sequence) {
        List<String> wanted = headers.getRequestHeader(HttpHeaders.IF_MATCH);
        if (wanted == null || wanted.isEmpty()) {
            throw Refusal.of(
                    428,
                    new Phrase(
                            "请在 If-Match 中写明所改版本（读取时的 ETag）。",
                            "Say in If-Match which version you change: the ETag that came when it was read."));
        }
        EntityTag current = tag(sequence);
        boolean matches = wanted.stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals("\"" + current.getValue() + "\""));
        if (!matches) {
            throw Refusal.stale(current);
        }
    }
}
