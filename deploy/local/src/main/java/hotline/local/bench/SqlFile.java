package hotline.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of an SQL file beside this class. */
record SqlFile(String name, List<String> statements) {
    private static final Pattern END = Pattern.compile(";\\s*(\\n|$)");
    private static final Pattern INSERT = Pattern.compile("INSERT INTO (\\w+) \\(([^)]*)\\)");

    SqlFile {
        statements = List.copyOf(statements);
    }

    /** A table and the columns that a file gives it. */
    record Inserted(String table, List<String> columns) {}

    static SqlFile read(String name) {
        try (InputStream file = SqlFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("there is no file " + name);
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new SqlFile(
                    name, END.splitAsStream(text).filter(one -> !one.isBlank()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tables that it fills, in its order. */
    List<Inserted> inserted() {
        List<Inserted> tables = new ArrayList<>();
        for (String statement : statements) {
            Matcher insert = INSERT.matcher(statement);
            if (insert.find()) {
                tables.add(new Inserted(
                        insert.group(1), List.of(insert.group(2).strip().split(",\\s*", -1))));
            }
        }
        return tables;
    }
}
