package hotline.local;

import hotline.local.imports.Counts;
import hotline.local.imports.ImportListener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a person how an import goes: bad lines as they come, and a bar where the talk goes to a terminal. Keeps the bad lines apart. */
final class ImportProgress implements ImportListener, AutoCloseable {
    private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(100);
    private static final int BAR = 24;

    private final PrintWriter talk;
    private final boolean terminal = Terminal.isThere();
    private final @Nullable Path badLines;
    private final boolean anew;
    private @Nullable BufferedWriter badWriter;
    private String writtenHead = "";
    private Instant begun = Instant.now();
    private Instant drawn = Instant.MIN;
    private long bytesBefore = -1;
    private long linesBefore;
    private long lines;
    private long linesOfThisCall;
    private boolean barStands;
    private volatile boolean underWay;

    /**
     * @param badLines the file that takes the lines that were not taken
     * @param anew whether that file is begun anew even where the import goes on
     */
    ImportProgress(PrintWriter talk, @Nullable Path badLines, boolean anew) {
        this.talk = talk;
        this.badLines = badLines;
        this.anew = anew;
    }

    @Override
    public synchronized void begun(Path file, Counts before, String note) {
        begun = Instant.now();
        bytesBefore = -1;
        linesBefore = before.lines();
        lines = before.lines();
        underWay = true;
        if (!note.isEmpty()) {
            say(file + ": " + note + ".");
        }
        openBadLines(before.lines() > 0 && !anew);
    }

    @Override
    public synchronized void went(Path file, Counts counts, long bytes, long size) {
        linesOfThisCall += counts.lines() - lines;
        lines = counts.lines();
        if (bytesBefore < 0) {
            // the first piece is the measure for the rest: what earlier calls did is no speed
            linesBefore = lines;
            bytesBefore = bytes;
            begun = Instant.now();
        }
        Instant now = Instant.now();
        if (terminal && (drawn.isBefore(now.minus(BETWEEN_DRAWINGS)) || bytes >= size)) {
            drawn = now;
            draw(file, counts, bytes, size, Duration.between(begun, now));
        }
    }

    @Override
    public synchronized void bad(Path file, BadLine bad) {
        say(file + ", line " + bad.line() + ": " + bad.why());
        write(bad);
    }

    @Override
    public synchronized void done(Path file, Counts counts) {
        underWay = false;
        clear();
        talk.flush();
    }

    /** The process ends before the import has. */
    void interrupted() {
        if (underWay) {
            say("Interrupted; the same call goes on where it stopped.");
        }
    }

    long linesOfThisCall() {
        return linesOfThisCall;
    }

    @Override
    public synchronized void close() {
        underWay = false;
        clear();
        talk.flush();
        try {
            if (badWriter != null) {
                badWriter.close();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void draw(Path file, Counts counts, long bytes, long size, Duration since) {
        double part = size == 0 ? 1 : (double) bytes / size;
        int full = (int) Math.round(part * BAR);
        double seconds = since.toMillis() / 1000.0;
        String speed = "";
        if (seconds > 0 && bytes > bytesBefore) {
            long rate = Math.round((counts.lines() - linesBefore) / seconds);
            long left = Math.round((size - bytes) / ((bytes - bytesBefore) / seconds));
            speed = String.format(Locale.ROOT, "  %d lines/s  %d:%02d left", rate, left / 60, left % 60);
        }
        String name = String.valueOf(file.getFileName());
        talk.print("\r"
                + String.format(
                        Locale.ROOT,
                        "%s  [%s%s] %3d %%  %d lines",
                        name,
                        "#".repeat(full),
                        ".".repeat(BAR - full),
                        (int) (part * 100),
                        counts.lines())
                + speed + "\u001b[K");
        talk.flush();
        barStands = true;
    }

    private void clear() {
        if (barStands) {
            talk.print("\r\u001b[K");
            barStands = false;
        }
    }

    private void say(String sentence) {
        clear();
        talk.println(sentence);
        talk.flush();
    }

    private void openBadLines(boolean goesOn) {
        if (badLines == null || badWriter != null) {
            return;
        }
        try {
            badWriter = Files.newBufferedWriter(
                    badLines,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
            writtenHead = goesOn && Files.size(badLines) > 0 ? firstLine(badLines) : "";
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void write(BadLine bad) {
        if (badWriter == null) {
            return;
        }
        try {
            if (!bad.head().isEmpty() && !bad.head().equals(writtenHead)) {
                badWriter.write(bad.head() + "\n");
                writtenHead = bad.head();
            }
            badWriter.write(bad.text() + "\n");
            badWriter.flush();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static String firstLine(Path file) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst().orElse("");
        }
    }

    private StackException unwritable(IOException e) {
        return new StackException("The file " + badLines + " cannot be written: " + e.getMessage() + ".", e);
    }
}
