package hotline.local.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the heads and words of a table mean. A mapping file has lines {@code 工单编号=formerNumber} for a head, {@code 备注=-} for a column
 * that is left out, and {@code type.求助=HELP} for a word in the column of a field.
 */
public final class Columns {
    private static final String LEFT_OUT = "-";

    private final Map<String, String> fieldOfHead = new TreeMap<>();
    private final Map<Field, Map<String, String>> words = new EnumMap<>(Field.class);

    private Columns() {}

    /** The mapping of these files; a later one goes before an earlier one. */
    public static Columns of(List<Path> files) {
        Columns columns = new Columns();
        files.forEach(columns::read);
        return columns;
    }

    /** These too: in the columns of units and areas their names in the tables of this folder of seeds stand for their codes. */
    public Columns withNamesOf(Path seeds) {
        for (Field field : List.of(Field.UNIT_CODE, Field.TARGET_UNIT_CODE, Field.FIRST_RESPONDER_UNIT)) {
            names(field, seeds.resolve("units.csv"), "name");
        }
        names(Field.AREA_CODE, seeds.resolve("areas.csv"), "name");
        names(Field.AREA_CODE, seeds.resolve("area-aliases.csv"), "alias");
        return this;
    }

    private void names(Field field, Path table, String column) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(table)) {
            for (NamedCsvRecord row : rows) {
                words.computeIfAbsent(field, _ -> new HashMap<>())
                        .putIfAbsent(row.getField(column), row.getField("code"));
            }
        } catch (IOException e) {
            throw new ImportException("The table " + table + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private void read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongFileException(
                    "The mapping file " + file + " cannot be read as UTF-8 (" + e.getMessage() + ").");
        }
        for (String key : properties.stringPropertyNames()) {
            String meaning = properties.getProperty(key).strip();
            Optional<Field> field = fieldOfWord(key);
            if (field.isPresent()) {
                words.computeIfAbsent(field.get(), _ -> new HashMap<>())
                        .put(bare(key.substring(key.lastIndexOf('.') + 1)), meaning);
            } else if (meaning.equals(LEFT_OUT) || Field.named(meaning).isPresent()) {
                fieldOfHead.put(bare(key), meaning);
            } else {
                throw new WrongFileException("The mapping file " + file + " maps " + key + " to " + meaning
                        + ", which is no field: take one of those in docs/import.md, or - to leave the column out.");
            }
        }
    }

    /** The field of a key such as {@code type.求助}; empty where the key is a head. */
    private static Optional<Field> fieldOfWord(String key) {
        int dot = key.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Field.named(key.substring(0, dot));
    }

    /** The fields of the columns, in their order; null for one that is left out. */
    List<@Nullable Field> fields(Path file, List<String> heads) {
        List<@Nullable Field> fields = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String written : heads) {
            String head = bare(written);
            String meaning = fieldOfHead.getOrDefault(head, head);
            Field field = Field.named(meaning).orElse(null);
            if (field == null && !meaning.equals(LEFT_OUT) && !head.isEmpty()) {
                unknown.add(head);
            }
            if (field != null && fields.contains(field)) {
                throw new WrongFileException(
                        "The file " + file + " has two columns for " + field.path() + ": map one of them to -.");
            }
            fields.add(field);
        }
        if (!unknown.isEmpty()) {
            throw new WrongFileException("The file " + file + " has columns that nothing is known of: "
                    + String.join(", ", unknown)
                    + ". Say what they are in a file for --columns, such as " + unknown.getFirst()
                    + "=subject, or " + unknown.getFirst() + "=- to leave the column out.");
        }
        return fields;
    }

    /** The word as the import knows it, such as HELP for 求助. */
    String meaning(Field field, String word) {
        return words.getOrDefault(field, Map.of()).getOrDefault(word, word);
    }

    /** Changes when any meaning changes. */
    String fingerprint() {
        return Fingerprint.of(fieldOfHead + " "
                + new TreeMap<>(words.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().path(), entry -> new TreeMap<>(entry.getValue())))));
    }

    /** Without blanks around, full-width ones too. */
    static String bare(String text) {
        return text.replace('\u3000', ' ')
                .replace('\u00a0', ' ')
                .replace("\ufeff", "")
                .strip();
    }
}
