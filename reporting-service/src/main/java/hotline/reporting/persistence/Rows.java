package hotline.reporting.persistence;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Rows of one table. What each has in a column goes as a text that PostgreSQL reads as the column's type. */
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

    /**
     * Inserts the rows in their order; what follows the values, if anything, is put behind them. For few wide rows, as most
     * batches have: an array of one value for each of forty columns costs more.
     */
    void insert(Handle handle, Collection<T> rows, String ending) {
        batch(handle, rows, "INSERT INTO %s (%s) VALUES (%s) %s".formatted(table, names(), values(), ending));
    }

    /** The same as one statement with an array a column, for many narrow rows. */
    void insertMany(Handle handle, Collection<T> rows, String ending) {
        if (rows.isEmpty()) {
            return;
        }
        bindAll(
                        handle.createUpdate("INSERT INTO %s (%s) SELECT * FROM unnest(%s) %s"
                                .formatted(table, names(), arrays(), ending)),
                        rows)
                .execute();
    }

    /** All of them as one row, of a table whose columns are arrays; the number that the row gets. */
    long insertAsOne(Handle handle, Collection<T> rows) {
        return bindAll(handle.createUpdate("INSERT INTO %s (%s) VALUES (%s)".formatted(table, names(), arrays())), rows)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** Updates the rows that have the same first column. */
    void update(Handle handle, Collection<T> rows) {
        Column<T> key = columns.getFirst();
        String assignments = columns.stream()
                .skip(1)
                .map(column -> column.name() + " = " + value(column))
                .collect(Collectors.joining(", "));
        batch(handle, rows, "UPDATE %s SET %s WHERE %s = %s".formatted(table, assignments, key.name(), value(key)));
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

    private void batch(Handle handle, Collection<T> rows, String sql) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        for (T row : rows) {
            columns.forEach(column -> batch.bind(column.name(), text(column, row)));
            batch.add();
        }
        batch.execute();
    }

    /** Binds to each column the texts of all rows. */
    private Update bindAll(Update update, Collection<T> rows) {
        for (Column<T> column : columns) {
            update.bindArray(
                    column.name(),
                    String.class,
                    rows.stream().map(row -> text(column, row)).toList());
        }
        return update;
    }

    private static <T> @Nullable String text(Column<T> column, T row) {
        return Objects.toString(column.value().apply(row), null);
    }

    private String values() {
        return columns.stream().map(Rows::value).collect(Collectors.joining(", "));
    }

    private static String value(Column<?> column) {
        return ":" + column.name() + "::" + column.type();
    }

    private String arrays() {
        return columns.stream()
                .map(column -> ":" + column.name() + "::text[]::" + column.type() + "[]")
                .collect(Collectors.joining(", "));
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
