package hotline.testing.bad;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that nobody should send, as it goes over the wire.
 *
 * @param label what is bad about it
 * @param headers each with its value, in characters that stand for bytes
 * @param field the field that an answer of 400 must name, null where it need not name one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BadRequest(
        String label,
        String method,
        String target,
        Map<String, String> headers,
        byte[] body,
        @Nullable String field) {

    /** The same with another header, or without it where the value is null. */
    BadRequest header(String name, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new BadRequest(label, method, target, changed, body, field);
    }

    /** The same with another name. */
    BadRequest called(String name) {
        return new BadRequest(name, method, target, headers, body, field);
    }

    /** The same at another place, whose answer must name this field where it is refused as malformed. */
    BadRequest at(String other, @Nullable String named) {
        return new BadRequest(label, method, other, headers, body, named);
    }

    /** The same with another method and without a body. */
    BadRequest method(String other) {
        return new BadRequest(label, other, target, headers, new byte[0], null);
    }

    /** The same with another body, in ISO 8859-1 where it is none of Unicode's. */
    BadRequest body(byte[] other, @Nullable String named) {
        return new BadRequest(label, method, target, headers, other, named);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 1024);
        bytes.writeBytes(latin(method + " " + target + " HTTP/1.1\r\n"));
        headers.forEach((name, value) -> bytes.writeBytes(latin(name + ": " + value + "\r\n")));
        boolean chunked = headers.containsKey("Transfer-Encoding");
        if (!chunked && (body.length > 0 || !method.equals("GET"))) {
            bytes.writeBytes(latin("Content-Length: " + body.length + "\r\n"));
        }
        bytes.writeBytes(latin("\r\n"));
        if (chunked) {
            bytes.writeBytes(latin(Integer.toHexString(body.length) + "\r\n"));
        }
        bytes.writeBytes(body);
        if (chunked) {
            bytes.writeBytes(latin("\r\n0\r\n\r\n"));
        }
        return bytes.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
