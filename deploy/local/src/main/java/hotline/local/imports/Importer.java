package hotline.local.imports;

import hotline.local.imports.ImportListener.BadLine;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Imports files: reads records, sends them in pieces, and remembers after each piece how far it has come. In bounded memory, whatever the
 * size of the file. To import a file again changes nothing.
 */
public final class Importer {
    /** As many as the hotline takes in one transaction, and fewer than it names bad ones of in one answer. */
    private static final int LINES_OF_A_PIECE = 500;

    private static final long SIGNS_OF_A_PIECE = 2L << 20;

    private final ImportEndpoint endpoint;
    private final Path states;
    private final boolean dryRun;
    private final ImportListener listener;

    /**
     * @param states the folder that keeps how far imports have come
     * @param dryRun whether lines are only looked at; then nothing is remembered either
     */
    public Importer(ImportEndpoint endpoint, Path states, boolean dryRun, ImportListener listener) {
        this.endpoint = endpoint;
        this.states = states;
        this.dryRun = dryRun;
        this.listener = listener;
    }

    /**
     * Imports a file from where its import has stopped, else from its beginning.
     *
     * @param encoding null where it is to be found out
     * @param restart whether to begin anew in any case
     * @return what became of all its lines, those of the earlier calls too
     */
    public Counts run(Path path, Columns columns, @Nullable Charset encoding, boolean restart) {
        Optional<ImportState> before = restart || dryRun ? Optional.empty() : ImportState.read(states, path);
        Charset known = encoding == null
                ? before.map(state -> Charset.forName(state.charset())).orElse(null)
                : encoding;
        try (ImportFile file = ImportFile.open(path, columns, known);
                Fingerprint fingerprint = new Fingerprint(path)) {
            String reading = columns.fingerprint() + "/" + file.charset();
            Run run = new Run(file, fingerprint, reading);
            run.goOn(before.orElse(null));
            return run.toTheEnd();
        } catch (IOException e) {
            throw new ImportException("The file " + path + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Checks that a file can be imported at all, before others are begun. */
    public static void check(Path path, Columns columns, @Nullable Charset encoding) {
        ImportFile.open(path, columns, encoding).close();
    }

    private final class Run {
        private final ImportFile file;
        private final Fingerprint fingerprint;
        private final String reading;
        private final List<FileRecord> piece = new ArrayList<>();
        private long signs;
        private Counts counts = Counts.NONE;

        private Run(ImportFile file, Fingerprint fingerprint, String reading) {
            this.file = file;
            this.fingerprint = fingerprint;
            this.reading = reading;
        }

        private void goOn(@Nullable ImportState before) throws IOException {
            if (before == null) {
                listener.begun(file.path(), Counts.NONE, "");
            } else if (!before.reading().equals(reading)) {
                listener.begun(file.path(), Counts.NONE, "it was read otherwise before, so it begins anew");
            } else if (before.offset() > file.size()
                    || !fingerprint.upTo(before.offset()).equals(before.fingerprint())) {
                listener.begun(file.path(), Counts.NONE, "the file has changed since, so it begins anew");
            } else {
                file.goOnFrom(before.offset(), before.line());
                counts = before.counts();
                listener.begun(file.path(), counts, "goes on at line " + before.line());
            }
        }

        private Counts toTheEnd() throws IOException {
            for (FileRecord read = file.next(); read != null; read = file.next()) {
                piece.add(read);
                signs += read.text().length();
                if (piece.size() == LINES_OF_A_PIECE || signs >= SIGNS_OF_A_PIECE) {
                    send();
                }
            }
            send();
            if (!dryRun) {
                ImportState.forget(states, file.path());
            }
            listener.done(file.path(), counts);
            return counts;
        }

        private void send() throws IOException {
            if (piece.isEmpty()) {
                return;
            }
            List<FileRecord> sent =
                    piece.stream().filter(read -> read.json() != null).toList();
            ImportEndpoint.Answer answer = sent.isEmpty()
                    ? new ImportEndpoint.Answer(0, 0, 0, List.of())
                    : endpoint.send(sent.stream()
                            .map(read -> Objects.requireNonNull(read.json()))
                            .toList());
            List<BadLine> bad = bad(sent, answer);
            long unread = (long) piece.size() - sent.size();
            counts =
                    counts.plus(new Counts(piece.size(), answer.imported(), answer.unchanged(), answer.bad() + unread));
            bad.forEach(line -> listener.bad(file.path(), line));
            FileRecord last = piece.getLast();
            piece.clear();
            signs = 0;
            if (!dryRun) {
                new ImportState(
                                file.path().toAbsolutePath().toString(),
                                reading,
                                file.charset().name(),
                                fingerprint.upTo(last.end()),
                                last.end(),
                                last.endLine(),
                                counts)
                        .write(states, file.path());
            }
            listener.went(file.path(), counts, last.end(), file.size());
        }

        /** Those that could not be read and those that were not taken, in the order of the file. */
        private List<BadLine> bad(List<FileRecord> sent, ImportEndpoint.Answer answer) {
            List<BadLine> bad = new ArrayList<>();
            for (FileRecord read : piece) {
                if (read.why() != null) {
                    bad.add(line(read, read.why()));
                }
            }
            for (ImportEndpoint.BadLine line : answer.badLines()) {
                if (line.line() >= 1 && line.line() <= sent.size()) {
                    bad.add(line(sent.get(line.line() - 1), line.why()));
                }
            }
            bad.sort(Comparator.comparingLong(BadLine::line));
            return bad;
        }

        private BadLine line(FileRecord read, String why) {
            return new BadLine(read.line(), why, read.text(), Objects.requireNonNullElse(file.head(), ""));
        }
    }
}
