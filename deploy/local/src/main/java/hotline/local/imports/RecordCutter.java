package hotline.local.imports;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into records in bounded memory: lines, or for CSV lines that may go on within quotation marks. It looks at bytes only:
 * in UTF-8 and in GB18030 a line break, a comma or a quotation mark is never a part of another character. So each record has its exact
 * place in the file, where reading can go on after a kill.
 */
final class RecordCutter implements Closeable {
    /** More than any record needs: a text of 10,000 characters with a long history. */
    static final int LONGEST = 1 << 20;

    private static final int BUFFER = 1 << 16;
    private static final int SHOWN_OF_A_LONG_ONE = 1 << 10;

    private final FileChannel channel;
    private final @Nullable Byte delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private long bufferStart;
    private int buffered;
    private int next;
    private long line = 1;

    /** What is wrong with a record before it is read. */
    enum Flaw {
        NONE,
        TOO_LONG,
        OPEN_QUOTE
    }

    /** A record without the line break at its end. */
    record Cut(long line, long endLine, long end, ByteBuffer bytes, Flaw flaw) {}

    /**
     * @param delimiter between the fields of CSV; null for lines without quotation marks of their own
     */
    RecordCutter(Path file, @Nullable Byte delimiter) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.delimiter = delimiter;
    }

    /** Goes on from a byte at which a record begins. */
    void goOnFrom(long offset, long lineThere) {
        seek(offset);
        line = lineThere;
    }

    /** The next record; null at the end. */
    @Nullable
    Cut next() throws IOException {
        long firstLine = line;
        long endOfFirstLine = -1;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        int lengthOfFirstLine = 0;
        boolean any = false;
        boolean tooLong = false;
        Quotes quotes = new Quotes();
        for (int read = read(); read >= 0; read = read()) {
            any = true;
            boolean ends = false;
            if (read == '\n') {
                line++;
                if (endOfFirstLine < 0) {
                    endOfFirstLine = position();
                    lengthOfFirstLine = bytes.size();
                }
                ends = !quotes.open;
            }
            if (ends) {
                return new Cut(firstLine, line, position(), shown(bytes, tooLong), flaw(tooLong));
            }
            quotes.saw(read);
            if (bytes.size() < LONGEST) {
                bytes.write(read);
            } else if (quotes.open) {
                break;
            } else {
                tooLong = true;
            }
        }
        if (quotes.open) {
            return unclosed(firstLine, endOfFirstLine, lengthOfFirstLine, bytes);
        }
        return any ? new Cut(firstLine, line, position(), shown(bytes, tooLong), flaw(tooLong)) : null;
    }

    /** Only the first line is given up: what follows is most likely in order. */
    private Cut unclosed(long firstLine, long endOfFirstLine, int lengthOfFirstLine, ByteArrayOutputStream bytes) {
        byte[] all = bytes.toByteArray();
        byte[] shown = endOfFirstLine < 0 ? all : Arrays.copyOf(all, lengthOfFirstLine);
        if (endOfFirstLine >= 0) {
            seek(endOfFirstLine);
            line = firstLine + 1;
        }
        return new Cut(firstLine, line, position(), ByteBuffer.wrap(shown), Flaw.OPEN_QUOTE);
    }

    private static Flaw flaw(boolean tooLong) {
        return tooLong ? Flaw.TOO_LONG : Flaw.NONE;
    }

    private static ByteBuffer shown(ByteArrayOutputStream bytes, boolean tooLong) {
        byte[] all = bytes.toByteArray();
        int length = tooLong ? SHOWN_OF_A_LONG_ONE : all.length;
        if (!tooLong && length > 0 && all[length - 1] == '\r') {
            length--;
        }
        return ByteBuffer.wrap(all, 0, length);
    }

    private long position() {
        return bufferStart + next;
    }

    private void seek(long offset) {
        bufferStart = offset;
        buffered = 0;
        next = 0;
    }

    private int read() throws IOException {
        if (next == buffered) {
            long from = position();
            int count = channel.read(ByteBuffer.wrap(buffer), from);
            seek(from);
            if (count <= 0) {
                return -1;
            }
            buffered = count;
        }
        return buffer[next++] & 0xff;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Whether a quoted field is open. A quotation mark counts at the beginning of a field; doubled within, it is a part of the text. */
    private final class Quotes {
        private boolean open;
        private boolean closedJustNow;
        private boolean atFieldStart = true;

        void saw(int read) {
            if (delimiter == null) {
                return;
            }
            boolean quote = read == '"';
            if (open) {
                open = !quote;
                closedJustNow = quote;
                atFieldStart = false;
            } else {
                open = quote && (atFieldStart || closedJustNow);
                closedJustNow = false;
                atFieldStart = read == delimiter;
            }
        }
    }
}
