package hotline.local.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * One HTTP/1.1 connection to a port of this machine, kept alive. It sends requests that were prepared as bytes and reads answers without
 * looking into them, so that the load takes as little of the machine as it can. Not for several threads.
 */
final class KeepAlive implements AutoCloseable {
    /** Long, since the proof of a million tickets takes its time. */
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(10);

    private static final int ROOM = 16 * 1_024;
    private static final int HEXADECIMAL = 16;
    private static final int STATUS_BEGIN = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS_BEGIN + 3;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();

    KeepAlive(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) ANSWER_LIMIT.toMillis());
        in = new BufferedInputStream(socket.getInputStream(), ROOM);
        out = socket.getOutputStream();
    }

    /** What was answered: the status, the address of what was made (empty where nothing was), and the body. */
    record Answer(int status, String location, String text) {}

    /** Sends one request and reads its answer to the end. */
    Answer send(byte[] request) throws IOException {
        out.write(request);
        String statusLine = readLine();
        int status = Integer.parseInt(statusLine.substring(STATUS_BEGIN, STATUS_END));
        String location = "";
        int length = 0;
        boolean chunked = false;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            int colon = header.indexOf(':');
            String value = header.substring(colon + 1).strip();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "location" -> location = value;
                default -> {
                    // the others do not say where the answer ends
                }
            }
        }
        byte[] body = chunked ? readChunks() : readExactly(length);
        return new Answer(status, location, new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] readChunks() throws IOException {
        byte[] body = {};
        for (int length = chunkLength(); length > 0; length = chunkLength()) {
            byte[] longer = new byte[body.length + length];
            System.arraycopy(body, 0, longer, 0, body.length);
            System.arraycopy(readExactly(length), 0, longer, body.length, length);
            body = longer;
            readLine();
        }
        readLine();
        return body;
    }

    private int chunkLength() throws IOException {
        return Integer.parseInt(readLine(), HEXADECIMAL);
    }

    private byte[] readExactly(int length) throws IOException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the answer broke off");
        }
        return body;
    }

    private String readLine() throws IOException {
        line.setLength(0);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
