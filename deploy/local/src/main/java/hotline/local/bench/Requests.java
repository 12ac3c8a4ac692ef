package hotline.local.bench;

import hotline.local.Ports;
import java.nio.charset.StandardCharsets;

/**
 * Requests as the bytes that go over the wire, prepared before they are measured.
 *
 * @param port the address on this machine that is asked
 * @param token of the account that asks
 */
record Requests(int port, String token) {
    byte[] get(String path) {
        return bytes("GET", path, "", "");
    }

    byte[] post(String path, String json) {
        return post(path, "application/json", json);
    }

    byte[] postLines(String path, String lines) {
        return post(path, "application/x-ndjson", lines);
    }

    private byte[] post(String path, String type, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return bytes("POST", path, "Content-Type: " + type + "\r\nContent-Length: " + length + "\r\n", body);
    }

    private byte[] bytes(String method, String path, String headers, String body) {
        return (method + " " + path + " HTTP/1.1\r\n"
                        + "Host: " + Ports.HOST + ":" + port + "\r\n"
                        + "Authorization: Bearer " + token + "\r\n"
                        + "Accept: application/json\r\n"
                        + headers + "\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
