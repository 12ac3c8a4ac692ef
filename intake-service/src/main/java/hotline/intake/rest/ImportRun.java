package hotline.intake.rest;

import hotline.intake.application.ImportCommands;
import hotline.intake.application.ImportCommands.Taken;
import hotline.intake.application.ImportLine;
import hotline.outcome.Phrase;
import hotline.rest.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** One import from its first line to its last: reads, hands on in batches, and counts. Holds one batch at a time. */
final class ImportRun {
    private static final int BATCH = 500;
    private static final int MOST_BAD_LINES = 1000;

    private final ImportLineReader reader;
    private final ImportCommands commands;
    private final Language language;
    private final String importer;
    private final boolean dryRun;

    private final List<ImportLine> batch = new ArrayList<>(BATCH);
    private final List<Long> numbers = new ArrayList<>(BATCH);
    private final List<ImportAnswer.BadLine> badLines = new ArrayList<>();
    private long lines;
    private long imported;
    private long unchanged;
    private long bad;

    ImportRun(ImportLineReader reader, ImportCommands commands, Language language, String importer, boolean dryRun) {
        this.reader = reader;
        this.commands = commands;
        this.language = language;
        this.importer = importer;
        this.dryRun = dryRun;
    }

    /** Takes all lines; what was taken before the stream breaks stays. */
    void take(JsonLines source) throws IOException {
        while (source.next()) {
            byte[] line = source.bytes();
            if (line.length == 0 && !source.isTooLong()) {
                continue;
            }
            lines++;
            try {
                if (source.isTooLong()) {
                    throw new BadLineException("超过 1 MiB", "is longer than 1 MiB");
                }
                batch.add(reader.read(line, importer));
                numbers.add(source.number());
            } catch (BadLineException e) {
                bad(source.number(), why(e));
            }
            if (batch.size() == BATCH) {
                flush();
            }
        }
        flush();
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        List<Taken> taken = dryRun ? commands.tryOut(batch) : commands.take(batch, importer);
        for (int n = 0; n < taken.size(); n++) {
            switch (taken.get(n)) {
                case IMPORTED -> imported++;
                case UNCHANGED -> unchanged++;
                case CHANGED ->
                    bad(
                            numbers.get(n),
                            field(
                                    "formerNumber",
                                    new Phrase("这个原编号已导入过另一内容，未改动", "was imported with another content, which stays")));
                case CLASHES ->
                    bad(
                            numbers.get(n),
                            language.of(new Phrase(
                                    "与已有记录冲突，例如上级编号 upper 重复",
                                    "clashes with what is there, such as the same upper number")));
                case UNSTORABLE -> bad(numbers.get(n), language.of(new Phrase("无法保存", "cannot be stored")));
            }
        }
        batch.clear();
        numbers.clear();
    }

    private void bad(long number, String why) {
        bad++;
        if (badLines.size() < MOST_BAD_LINES) {
            badLines.add(new ImportAnswer.BadLine(number, why));
        }
    }

    private String why(BadLineException line) {
        return line.fields().stream()
                .map(field -> field(field.field(), field.phrase()))
                .sorted()
                .collect(Collectors.joining(language.of(new Phrase("；", "; "))));
    }

    private String field(String field, Phrase why) {
        return field.isEmpty() ? language.of(why) : field + ": " + language.of(why);
    }

    /** How many lines were read so far. */
    long lines() {
        return lines;
    }

    ImportAnswer answer() {
        badLines.sort(Comparator.comparingLong(ImportAnswer.BadLine::line));
        return new ImportAnswer(lines, imported, unchanged, bad, dryRun, List.copyOf(badLines));
    }
}
