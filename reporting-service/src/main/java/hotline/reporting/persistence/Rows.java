package hotline.reporting.persistence;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Many rows of one table in one statement: an array a column, each of texts that PostgreSQL reads as the column's type. */
final class Rows<T> {
    private final String table;
    private final List<Column<T>> columns;

    /**
     * A column.
     *
     * @param type its type in PostgreSQL
     * @param value what a row has there, as something whose text PostgreSQL reads; null for NULL
     */
    record Column<T>(String name, String type, Function<T, @Nullable Object> value) {}

    Rows(String table, List<Column<T>> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    /** Inserts the rows in their order; what follows the SELECT, if anything, is put behind it. */
    void insert(Handle handle, Collection<T> rows, String ending) {
        execute(handle, rows, "INSERT INTO %s (%s) SELECT * FROM %s %s".formatted(table, names(), unnest(), ending));
    }

    /** Updates the rows that have the same first column. */
    void update(Handle handle, Collection<T> rows) {
        String key = columns.getFirst().name();
        String assignments = columns.stream()
                .skip(1)
                .map(column -> column.name() + " = new." + column.name())
                .collect(Collectors.joining(", "));
        execute(
                handle,
                rows,
                "UPDATE %s AS old SET %s FROM %s AS new (%s) WHERE old.%s = new.%s"
                        .formatted(table, assignments, unnest(), names(), key, key));
    }

    /** An ending of an insert: a row whose key is there already replaces it. */
    String orReplace(String... key) {
        String assignments = columns.stream()
                .map(Column::name)
                .filter(name -> !List.of(key).contains(name))
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
        return "ON CONFLICT (%s) DO UPDATE SET %s".formatted(String.join(", ", key), assignments);
    }

    private void execute(Handle handle, Collection<T> rows, String sql) {
        if (rows.isEmpty()) {
            return;
        }
        Update update = handle.createUpdate(sql);
        for (Column<T> column : columns) {
            update.bindArray(
                    column.name(),
                    String.class,
                    rows.stream()
                            .map(row -> Objects.toString(column.value().apply(row), null))
                            .toList());
        }
        update.execute();
    }

    private String unnest() {
        return columns.stream()
                .map(column -> ":" + column.name() + "::text[]::" + column.type() + "[]")
                .collect(Collectors.joining(", ", "unnest(", ")"));
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
