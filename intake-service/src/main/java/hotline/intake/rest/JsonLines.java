package hotline.intake.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream into lines, holding one of them at a time. Lines that are too long are passed over, but counted. */
final class JsonLines {
    /** The longest line in bytes: a content of 10,000 characters and a long history fit well. */
    static final int LONGEST = 1024 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final InputStream stream;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
    private int position;
    private int filled;
    private long number;
    private boolean tooLong;

    JsonLines(InputStream stream) {
        this.stream = stream;
    }

    /** Goes to the next line; false at the end of the stream. */
    boolean next() throws IOException {
        line.reset();
        tooLong = false;
        boolean any = false;
        while (position < filled || fill()) {
            any = true;
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            keep(end);
            boolean whole = end < filled;
            position = whole ? end + 1 : end;
            if (whole) {
                break;
            }
        }
        if (any) {
            number++;
        }
        return any;
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, stream.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    private void keep(int end) {
        if (!tooLong && line.size() + (end - position) > LONGEST) {
            tooLong = true;
            line.reset();
        }
        if (!tooLong) {
            line.write(buffer, position, end - position);
        }
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    /** Whether the line was longer than {@link #LONGEST}; it is then empty. */
    boolean isTooLong() {
        return tooLong;
    }

    /** The line without white space around it, and without the mark that some editors put before the first one. */
    byte[] bytes() {
        byte[] bytes = line.toByteArray();
        int from = number == 1 && startsWithMark(bytes) ? 3 : 0;
        int to = bytes.length;
        while (from < to && isWhite(bytes[from])) {
            from++;
        }
        while (to > from && isWhite(bytes[to - 1])) {
            to--;
        }
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private static boolean isWhite(byte one) {
        return one == ' ' || one == '\t' || one == '\r';
    }
}
