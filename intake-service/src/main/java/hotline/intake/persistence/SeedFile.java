package hotline.intake.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of the folder {@code seeds}: the first line names the columns, no cell of it has a comma within. */
final class SeedFile {
    private SeedFile() {}

    /** A row, from its first day on. */
    record Row(Map<String, String> cells) {
        String text(String column) {
            return cells.getOrDefault(column, "");
        }

        LocalDate from() {
            return LocalDate.parse(text("effectiveFrom"));
        }

        /** The first day on which it holds no more; null where it holds for good. */
        @Nullable
        LocalDate to() {
            return text("effectiveTo").isEmpty() ? null : LocalDate.parse(text("effectiveTo"));
        }
    }

    /**
     * Its rows, by the names of the columns; what a short row lacks is empty.
     *
     * @throws UncheckedIOException where there is no such file
     */
    static List<Row> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a seed file cannot be read", e);
        }
        List<String> names = Arrays.asList(lines.getFirst().split(",", -1));
        List<Row> rows = new ArrayList<>(lines.size());
        for (String line : lines.subList(1, lines.size())) {
            if (!line.isBlank()) {
                String[] cells = line.split(",", names.size());
                Map<String, String> row = new HashMap<>();
                for (int n = 0; n < names.size(); n++) {
                    row.put(names.get(n), n < cells.length ? cells[n].strip() : "");
                }
                rows.add(new Row(row));
            }
        }
        return rows;
    }
}
