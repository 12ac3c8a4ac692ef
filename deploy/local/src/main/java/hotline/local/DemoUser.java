package hotline.local;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account of the demo realm; its password is its name. */
record DemoUser(String name, String role, @Nullable String unit) {
    private static final List<String> ROLES_OF_ONE_ACCOUNT =
            List.of("operator", "dispatcher", "callback", "supervisor", "admin", "auditor", "importer");

    /** Units that only hand tickets down: nobody works there in this hotline. */
    private static final String WITHOUT_ACCOUNTS = "UPPER_LEVEL";

    /** One for each role, and a handler and a leader for each unit of the file with the columns {@code code} and {@code kind}. */
    static List<DemoUser> of(Path units) {
        Map<String, DemoUser> users = new LinkedHashMap<>();
        for (String role : ROLES_OF_ONE_ACCOUNT) {
            users.put(role, new DemoUser(role, role, null));
        }
        for (String code : codes(units)) {
            for (String role : List.of("handler", "leader")) {
                String name = role + "-" + code.toLowerCase(Locale.ROOT);
                users.put(name, new DemoUser(name, role, code));
            }
        }
        return new ArrayList<>(users.values());
    }

    private static List<String> codes(Path units) {
        if (!Files.exists(units)) {
            return List.of();
        }
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(units)) {
            return rows.stream()
                    .filter(row -> !row.getField("kind").equals(WITHOUT_ACCOUNTS))
                    .map(row -> row.getField("code"))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new StackException("The units cannot be read from " + units + ": " + e.getMessage(), e);
        }
    }
}
