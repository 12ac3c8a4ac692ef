package hotline.local.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file of historic records, JSON Lines or CSV, read record by record. */
final class ImportFile implements Closeable {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int LOOKED_AT = 1 << 12;

    private final Path path;
    private final Charset charset;
    private final RecordCutter cutter;
    private final long size;
    private final @Nullable Table table;

    /** What is known of a table from its head. */
    private record Table(String head, char delimiter, TableRow row) {}

    private ImportFile(Path path, Charset charset, RecordCutter cutter, long size, @Nullable Table table) {
        this.path = path;
        this.charset = charset;
        this.cutter = cutter;
        this.size = size;
        this.table = table;
    }

    /**
     * Opens a file at its first record.
     *
     * @param encoding null where it is to be found out
     */
    static ImportFile open(Path path, Columns columns, @Nullable Charset encoding) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new WrongFileException("There is no file " + path + " that can be read.");
        }
        try {
            byte[] beginning = beginning(path);
            boolean marked = startsWithMark(beginning);
            Charset charset = encoding != null ? encoding : marked ? StandardCharsets.UTF_8 : Encodings.of(path);
            long start = marked && charset.equals(StandardCharsets.UTF_8) ? BYTE_ORDER_MARK.length : 0;
            return isTable(path, beginning)
                    ? table(path, charset, start, columns, beginning)
                    : jsonLines(path, charset, start, beginning);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static ImportFile jsonLines(Path path, Charset charset, long start, byte[] beginning) throws IOException {
        if (firstSign(beginning) == '[') {
            throw new WrongFileException(
                    "The file " + path
                            + " begins with [, as one JSON array does: write each record as an object on a line of its own (JSON Lines).");
        }
        RecordCutter cutter = new RecordCutter(path, null);
        cutter.goOnFrom(start, 1);
        return new ImportFile(path, charset, cutter, Files.size(path), null);
    }

    private static ImportFile table(Path path, Charset charset, long start, Columns columns, byte[] beginning)
            throws IOException {
        char delimiter = delimiter(beginning);
        RecordCutter cutter = new RecordCutter(path, (byte) delimiter);
        try {
            cutter.goOnFrom(start, 1);
            RecordCutter.Cut head = cutter.next();
            String text = head == null || head.flaw() != RecordCutter.Flaw.NONE
                    ? null
                    : Encodings.decoded(head.bytes(), charset);
            if (text == null || text.isBlank()) {
                throw new WrongFileException("The file " + path
                        + " does not begin with a line of column heads: see docs/import.md for what they are.");
            }
            List<@Nullable Field> fields = columns.fields(path, values(text, delimiter));
            return new ImportFile(
                    path, charset, cutter, Files.size(path), new Table(text, delimiter, new TableRow(columns, fields)));
        } catch (IOException | RuntimeException e) {
            cutter.close();
            throw e;
        }
    }

    /** Goes on where a record begins, after those that were sent before. */
    void goOnFrom(long offset, long line) {
        cutter.goOnFrom(offset, line);
    }

    /** The next record that is not blank; null at the end. */
    @Nullable
    FileRecord next() {
        try {
            for (RecordCutter.Cut cut = cutter.next(); cut != null; cut = cutter.next()) {
                FileRecord read = read(cut);
                if (read.why() != null || !read.text().isBlank()) {
                    return read;
                }
            }
            return null;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private FileRecord read(RecordCutter.Cut cut) {
        String text = Encodings.decoded(cut.bytes(), charset);
        String shown = text == null ? charset.decode(cut.bytes().duplicate()).toString() : text;
        return switch (cut.flaw()) {
            case TOO_LONG -> bad(cut, shown, "is longer than " + RecordCutter.LONGEST + " bytes");
            case OPEN_QUOTE -> bad(cut, shown, "opens a quotation mark that is not closed");
            case NONE -> text == null ? bad(cut, shown, "is not written in " + charset) : read(cut, text);
        };
    }

    private FileRecord read(RecordCutter.Cut cut, String text) {
        if (table == null || text.isBlank()) {
            return new FileRecord(cut.line(), cut.endLine(), cut.end(), text, text, null);
        }
        try {
            String json = table.row().json(values(text, table.delimiter()));
            return new FileRecord(cut.line(), cut.endLine(), cut.end(), text, json, null);
        } catch (BadRowException e) {
            return bad(cut, text, String.valueOf(e.getMessage()));
        } catch (CsvParseException | IllegalStateException e) {
            return bad(cut, text, "is no row of a table: " + e.getMessage());
        }
    }

    private static FileRecord bad(RecordCutter.Cut cut, String text, String why) {
        return new FileRecord(cut.line(), cut.endLine(), cut.end(), text, null, why);
    }

    private static List<String> values(String text, char delimiter) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .ofCsvRecord(text)) {
            return reader.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    Charset charset() {
        return charset;
    }

    /** The line of column heads of a table; null for JSON Lines. */
    @Nullable
    String head() {
        return table == null ? null : table.head();
    }

    @Override
    public void close() {
        try {
            cutter.close();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** By the name; where that does not tell, a file that begins with a brace is JSON Lines. */
    private static boolean isTable(Path path, byte[] beginning) {
        String name = Objects.toString(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return true;
        }
        boolean json = name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json");
        int first = firstSign(beginning);
        return !json && first >= 0 && first != '{' && first != '[';
    }

    /** The first byte that is no blank and no mark; -1 where there is none. */
    private static int firstSign(byte[] beginning) {
        for (int at = startsWithMark(beginning) ? BYTE_ORDER_MARK.length : 0; at < beginning.length; at++) {
            if (beginning[at] > ' ' || beginning[at] < 0) {
                return beginning[at] & 0xff;
            }
        }
        return -1;
    }

    /** Which of comma, semicolon and tabulator stands most often in the first line. */
    private static char delimiter(byte[] beginning) {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        for (byte sign : beginning) {
            if (sign == '\n') {
                break;
            }
            commas += sign == ',' ? 1 : 0;
            semicolons += sign == ';' ? 1 : 0;
            tabs += sign == '\t' ? 1 : 0;
        }
        if (tabs > commas && tabs >= semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }

    private static byte[] beginning(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(LOOKED_AT);
        }
    }

    private static boolean startsWithMark(byte[] beginning) {
        return beginning.length >= BYTE_ORDER_MARK.length
                && beginning[0] == BYTE_ORDER_MARK[0]
                && beginning[1] == BYTE_ORDER_MARK[1]
                && beginning[2] == BYTE_ORDER_MARK[2];
    }

    private static ImportException unreadable(Path path, IOException e) {
        return new ImportException("The file " + path + " cannot be read: " + e.getMessage() + ".", e);
    }
}
