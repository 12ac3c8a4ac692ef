package hotline.testing.bad;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A connection that sends any bytes at all, unlike a proper client, and reads what HTTP/1.1 answers. It is kept as long as
 * the server keeps it, so that what one request leaves behind is met by the next.
 */
final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final InetAddress address;
    private final int port;
    private Socket socket;
    private InputStream in;

    /** To the host and port of this address. */
    RawHttp(URI base) throws IOException {
        this.address = InetAddress.getByName(base.getHost());
        this.port = base.getPort();
    }

    /**
     * An answer.
     *
     * @param headers by name in lower case; of a repeated one the last
     */
    record Answer(int status, Map<String, String> headers, String body) {

        /** A header, empty where there is none. */
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /**
     * Sends a request and reads its answer, the final one.
     *
     * @param withoutBody whether the answer has none, whatever its headers say
     * @throws IOException where the server ends the connection without an answer
     */
    Answer send(byte[] request, boolean withoutBody) throws IOException {
        boolean fresh = socket == null;
        try {
            return exchange(request, withoutBody);
        } catch (EOFException | SocketException e) {
            hangUp();
            if (fresh) {
                throw e;
            }
            return exchange(request, withoutBody); // the server had closed what was idle
        }
    }

    private Answer exchange(byte[] request, boolean withoutBody) throws IOException {
        if (socket == null) {
            socket = new Socket(address, port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        SocketException broken = null;
        try {
            socket.getOutputStream().write(request);
        } catch (SocketException e) {
            broken = e; // refused before it was read whole: the answer may be there all the same
        }
        try {
            Answer answer = read(withoutBody);
            if (broken != null || answer.header("connection").equalsIgnoreCase("close")) {
                hangUp();
            }
            return answer;
        } catch (IOException e) {
            throw broken == null ? e : broken;
        }
    }

    private Answer read(boolean withoutBody) throws IOException {
        while (true) {
            String line = line();
            int status = Integer.parseInt(line.split(" ", 3)[1]);
            Map<String, String> headers = new LinkedHashMap<>();
            for (String header = line(); !header.isEmpty(); header = line()) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
            if (status >= 200) {
                return new Answer(status, headers, withoutBody ? "" : body(status, headers));
            }
        }
    }

    private String body(int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) {
            return "";
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            for (int size = chunk(); size > 0; size = chunk()) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
        } else if (headers.containsKey("content-length")) {
            body.write(in.readNBytes(Integer.parseInt(headers.get("content-length"))));
        } else {
            body.write(in.readAllBytes());
            hangUp();
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException("the connection ended");
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        hangUp();
    }

    /** Ends the connection; the next request opens another one. */
    void hangUp() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
