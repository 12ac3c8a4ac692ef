package hotline.local.bench;

import hotline.local.Database;
import hotline.local.PostgresProcess;
import hotline.local.StackException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A service's database that is filled with copies of the tickets it had, by the SQL files of that service. Each file names every column:
 * where a migration has changed a table, it says so and stops.
 */
final class FilledDatabase implements AutoCloseable {
    private final String service;
    private final Connection connection;

    /**
     * @param superuser a way in as PostgreSQL's superuser, who may leave triggers and references out while copies are written
     * @param schemas where the service's tables are looked for
     */
    FilledDatabase(String service, Database superuser, String schemas) {
        this.service = service;
        try {
            connection = PostgresProcess.connect(superuser);
            run("SET TIME ZONE 'Asia/Shanghai'");
            run("SET search_path TO " + schemas);
            run("SET maintenance_work_mem = '256MB'");
            run("SET work_mem = '128MB'");
            run("SET synchronous_commit = off");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Remembers the tickets that there are, to be copied later. */
    void takeTemplates() {
        checkColumns();
        run(SqlFile.read(service + "-templates.sql"));
    }

    /** Puts copies of the templates in the place of all tickets that there are. */
    void fill(int copiesOfClosed, int copiesOfOpen) {
        try {
            run("SELECT set_config('fill.closed', '" + copiesOfClosed + "', false), set_config('fill.open', '"
                    + copiesOfOpen + "', false)");
            run(SqlFile.read(service + "-empty.sql"));
            run(SqlFile.read("copies.sql"));
            run("SET session_replication_role = replica");
            List<String> indexes = dropIndexes();
            run(SqlFile.read(service + "-fill.sql"));
            for (String index : indexes) {
                run(index);
            }
            run("SET session_replication_role = DEFAULT");
            run("VACUUM ANALYZE");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** How many templates there are: closed ones, open ones. */
    List<Integer> templates() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FILTER (WHERE NOT open), count(*) FILTER (WHERE open) FROM fill.template")) {
            row.next();
            return List.of(row.getInt(1), row.getInt(2));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Compares the columns that the file names with those that the tables have. */
    private void checkColumns() {
        for (SqlFile.Inserted inserted : SqlFile.read(service + "-fill.sql").inserted()) {
            Set<String> there = columns(inserted.table());
            if (!there.equals(new HashSet<>(inserted.columns()))) {
                throw new StackException(
                        "The table " + inserted.table() + " of " + service + " has the columns " + there
                                + ", and " + service + "-fill.sql fills " + inserted.columns()
                                + ": a migration has changed it, and the file must follow.");
            }
        }
    }

    private Set<String> columns(String table) {
        Set<String> columns = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT attname FROM pg_attribute
                WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''
                """)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
            return columns;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Takes the indexes of the filled tables away that no key needs, and gives the statements that make them again. */
    private List<String> dropIndexes() throws SQLException {
        List<String> make = new ArrayList<>();
        List<String> drop = new ArrayList<>();
        for (SqlFile.Inserted inserted : SqlFile.read(service + "-fill.sql").inserted()) {
            try (PreparedStatement statement = connection.prepareStatement("""
                    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
                    WHERE indrelid = to_regclass(?) AND NOT indisunique
                    """)) {
                statement.setString(1, inserted.table());
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        drop.add("DROP INDEX " + rows.getString(1));
                        make.add(rows.getString(2));
                    }
                }
            }
        }
        for (String statement : drop) {
            run(statement);
        }
        return make;
    }

    private void run(SqlFile file) {
        for (String statement : file.statements()) {
            try {
                run(statement);
            } catch (SQLException e) {
                throw new StackException(
                        "The statement of " + file.name() + " fails that begins with: "
                                + statement
                                        .lines()
                                        .filter(line -> !line.startsWith("--"))
                                        .findFirst()
                                        .orElse("")
                                + ": " + e.getMessage(),
                        e);
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private StackException failed(SQLException e) {
        return new StackException("The database of " + service + " cannot be filled: " + e.getMessage(), e);
    }
}
