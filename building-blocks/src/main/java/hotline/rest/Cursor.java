package hotline.rest;

import hotline.outcome.Phrase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page ends: the time by which the list is sorted, and the id that tells equal times apart. */
public record Cursor(Instant at, UUID id) {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("+10000-01-01T00:00:00Z");

    /** The cursor as a client keeps it; its form is nobody's business. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The cursor that a client sent back, or null where it sent none.
     *
     * @throws Refusal 400 when it is none of ours
     */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            Cursor cursor = new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            if (cursor.text().equals(text) && cursor.at.isAfter(FIRST) && cursor.at.isBefore(LAST)) {
                return cursor;
            }
        } catch (RuntimeException e) {
            // said below
        }
        throw Refusal.badField(
                "cursor", new Phrase("不是本系统给出的游标，请从第一页重新开始", "is no cursor of ours; begin again with the first page"));
    }
}
