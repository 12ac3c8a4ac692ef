package hotline.testing.bad;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that nobody should send, by a short name: JSON for a property of a body, text for a parameter. */
final class BadValues {
    private static final int DEEP = 10_000;
    private static final int LONG = 20_000;

    private BadValues() {}

    /** How many of the first values no place is spared. */
    static final int FOR_EVERY_PROPERTY = 13;

    /** The same for parameters. */
    static final int FOR_EVERY_PARAMETER = 12;

    /** JSON texts, all well-formed by the grammar, though not all by what they say. */
    static Map<String, String> ofProperties() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("null", "null");
        values.put("true", "true");
        values.put("zero", "0");
        values.put("huge number", "9".repeat(400));
        values.put("blank", "\" \\t\\n\"");
        values.put("long text", "\"" + "长".repeat(LONG) + "\"");
        values.put("NUL", "\"a\\u0000b\"");
        values.put("lone high surrogate", "\"a\\ud800b\"");
        values.put("no constant", "\"NO_SUCH_THING\"");
        values.put("far day", "\"+999999999-12-31T23:59:59+18:00\"");
        values.put("list", "[1, \"a\", null, {}]");
        values.put("object", "{\"a\": {\"b\": []}}");
        values.put("deep list", "[".repeat(DEEP) + "]".repeat(DEEP));
        values.put("negative", "-1");
        values.put("huge exponent", "1e999999999");
        values.put("fraction", "0.1");
        values.put("empty text", "\"\"");
        values.put("control characters", "\"a\\u0001\\u001b[31m\\u007fb\"");
        values.put("lone low surrogate", "\"a\\udc00b\"");
        values.put("bidirectional override", "\"a\\u202eb\\ufeff\"");
        values.put("quotes", "\"'; DROP TABLE history; -- \\\" %s ${jndi:x} {0}\"");
        values.put("no such day", "\"2026-02-30T25:61:61+99:99\"");
        values.put("first day", "\"-999999999-01-01T00:00:00-18:00\"");
        values.put("year 0", "\"0000-01-01T00:00:00Z\"");
        values.put("seconds", "99999999999999");
        values.put("empty list", "[]");
        values.put("long list", "[" + "\"a\",".repeat(LONG) + "\"a\"]");
        values.put("list of null", "[null]");
        values.put("empty object", "{}");
        values.put("deep object", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
        return values;
    }

    /** JSON that is none, for the place of a value, in bytes of ISO 8859-1. */
    static Map<String, String> malformed() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("NaN", "NaN");
        values.put("leading zero", "007");
        values.put("raw control character", "\"a\u0001b\"");
        values.put("raw line end", "\"a\nb\"");
        values.put("raw NUL", "\"a\u0000b\"");
        values.put("bad escape", "\"a\\xb\"");
        values.put("cut escape", "\"a\\u12\"");
        values.put("lone byte", "\"a\u00ffb\"");
        values.put("overlong", "\"a\u00c0\u00afb\"");
        values.put("surrogate in UTF-8", "\"a\u00ed\u00a0\u0080b\"");
        values.put("beyond Unicode", "\"a\u00f5\u0080\u0080\u0080b\"");
        values.put("cut character", "\"a\u00e9\u0095\"");
        values.put("nothing", "");
        values.put("single quotes", "'a'");
        values.put("comment", "/* a */ 1");
        return values;
    }

    /** Texts for a query parameter or a path's variable, already encoded for an address. */
    static List<String> ofParameters() {
        return List.of(
                "",
                "%20",
                "-1",
                "99999999999999999999999999",
                "NO_SUCH_THING",
                "a%00b",
                "%ED%A0%80",
                "2026-02-30",
                "%2B999999999-12-31",
                "0000-01-01",
                "'%20OR%201=1--",
                "1-1-1-1-1",
                "null",
                "0",
                "2147483648",
                "1e9",
                "NaN",
                "true",
                "a%0D%0AX-Injected:%201",
                "%1B%5B31m",
                "%FF%FE",
                "%C0%AF",
                "%F0%9F%98%80",
                "%25%25%5F%5C",
                "..%2F..%2Fetc",
                "*",
                "2026-13-01",
                "-0001-01-01",
                "9999-12-31",
                "2026-01-01T00:00",
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffffffff",
                "99999999999999999999",
                "%C3%A9".repeat(300));
    }

    /** Cursors of nobody, and with places in time that no table has. */
    static List<String> ofCursors() {
        String id = " 00000000-0000-0000-0000-000000000000";
        return List.of(
                "x",
                "AAAA",
                "%25",
                cursor("+1000000000-12-31T23:59:59.999999999Z" + id),
                cursor("-1000000000-01-01T00:00:00Z" + id),
                cursor("2026-01-01T00:00:00Z 1-1-1-1-1"),
                cursor("2026-01-01T00:00:00Z" + id + id),
                "000000000000." + cursor("2026-01-01T00:00:00Z" + id),
                cursor("a\u0000b" + id),
                "A".repeat(3000));
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
