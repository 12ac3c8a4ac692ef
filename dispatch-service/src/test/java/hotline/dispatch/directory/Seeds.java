package hotline.dispatch.directory;

import static java.util.stream.Collectors.toMap;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the tables of {@code seeds/}, so that tests walk the same data as the running system. */
public final class Seeds {

    /** Where the tables lie, seen from a module's folder. */
    public static final Path FOLDER = Path.of("..", "seeds");

    private Seeds() {}

    public static Directory directory() {
        return Directory.of(units(), areas(), aliases(), categories());
    }

    public static List<Unit> units() {
        return rows(
                "units.csv",
                row -> new Unit(
                        row.get("code"),
                        row.get("name"),
                        row.get("nameEn"),
                        UnitKind.valueOf(row.get("kind")),
                        row.orNull("parentCode"),
                        row.orNull("areaCode"),
                        row.from(),
                        row.to()));
    }

    public static List<Area> areas() {
        return rows(
                "areas.csv",
                row -> new Area(
                        row.get("code"),
                        row.get("name"),
                        row.orNull("parentCode"),
                        row.orNull("fallbackUnitCode"),
                        row.from(),
                        row.to()));
    }

    public static List<AreaAlias> aliases() {
        return rows("area-aliases.csv", row -> new AreaAlias(row.get("code"), row.get("alias"), row.from(), row.to()));
    }

    public static List<Category> categories() {
        return rows(
                "categories.csv",
                row -> new Category(
                        row.get("code"),
                        row.get("name"),
                        row.get("nameEn"),
                        row.orNull("parentCode"),
                        row.list("synonyms"),
                        row.from(),
                        row.to()));
    }

    /** Every row of a table, in its order. */
    public static <T> List<T> rows(String file, Function<Row, T> read) {
        return rows(FOLDER.resolve(file), read);
    }

    /** Every row of a CSV file with a header line, in its order. */
    public static <T> List<T> rows(Path file, Function<Row, T> read) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().map(row -> read.apply(new Row(fields(row)))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> fields(NamedCsvRecord row) {
        return row.getHeader().stream().collect(toMap(head -> head, row::getField));
    }

    /** A holiday file's text. */
    public static String holidays(int year) {
        try {
            return Files.readString(FOLDER.resolve("holidays").resolve(year + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of a table. */
    public record Row(Map<String, String> fields) {

        public String get(String head) {
            String value = fields.get(head);
            if (value == null) {
                throw new IllegalArgumentException("No column " + head + " in " + fields.keySet());
            }
            return value;
        }

        public String orNull(String head) {
            return get(head).isEmpty() ? null : get(head);
        }

        public List<String> list(String head) {
            return get(head).isEmpty() ? List.of() : List.of(get(head).split("\\|", -1));
        }

        public LocalDate date(String head) {
            return get(head).isEmpty() ? null : LocalDate.parse(get(head));
        }

        public LocalDate from() {
            return date("effectiveFrom");
        }

        public LocalDate to() {
            return date("effectiveTo");
        }
    }
}
