package hotline.intake.tickets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The free texts of a registration (rulebook §8). They travel apart from the ticket, so that they can be corrected and
 * forgotten.
 *
 * @param contentOriginal what was said in another language, e.g. Mongolian
 * @param told what the caller was told at an outcome
 * @param to where the caller was transferred
 * @param urgencyReason why it is as urgent as it is: the alarm word that raised it, or why an operator did not follow one
 * @param result what was settled on the spot, with its basis and measures
 */
public record TicketWords(
        String subject,
        String content,
        @Nullable String contentOriginal,
        @Nullable String address,
        @Nullable String targetName,
        @Nullable String told,
        @Nullable String to,
        @Nullable String result,
        @Nullable String basis,
        @Nullable String measures,
        @Nullable String urgencyReason) {

    /** The names of the texts that may be corrected; what staff said and did stays as it was said. */
    public static final List<String> CORRECTED =
            List.of("subject", "content", "contentOriginal", "address", "targetName");

    /** The texts that there are, by the names of their fields. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "subject", subject);
        put(fields, "content", content);
        put(fields, "contentOriginal", contentOriginal);
        put(fields, "address", address);
        put(fields, "targetName", targetName);
        put(fields, "told", told);
        put(fields, "to", to);
        put(fields, "result", result);
        put(fields, "basis", basis);
        put(fields, "measures", measures);
        put(fields, "urgencyReason", urgencyReason);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String text) {
        if (text != null) {
            fields.put(name, text);
        }
    }
}
