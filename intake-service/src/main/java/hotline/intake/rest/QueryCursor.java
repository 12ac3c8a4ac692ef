package hotline.intake.rest;

import hotline.outcome.Phrase;
import hotline.rest.Cursor;
import hotline.rest.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A cursor that knows of which query it is: with another one it would skip what was never shown. */
record QueryCursor(String query) {
    private static final int BYTES_OF_HASH = 6;

    /** Of the query with these parameters. */
    static QueryCursor of(@Nullable Object... parameters) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Arrays.toString(parameters).getBytes(StandardCharsets.UTF_8));
            return new QueryCursor(HexFormat.of().formatHex(hash, 0, BYTES_OF_HASH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The cursor as a client keeps it. */
    String text(Cursor cursor) {
        return query + "." + cursor.text();
    }

    /**
     * The cursor that a client sent back, or null where it sent none.
     *
     * @throws Refusal 400 when it is none of ours, or of another query
     */
    @Nullable
    Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        int dot = text.indexOf('.');
        Cursor cursor = Cursor.parse(text.substring(dot + 1));
        if (dot < 0 || !text.substring(0, dot).equals(query)) {
            throw Refusal.badField(
                    "cursor",
                    new Phrase("属于另一个查询，请从第一页重新开始", "belongs to another query; begin again with the first page"));
        }
        return cursor;
    }
}
