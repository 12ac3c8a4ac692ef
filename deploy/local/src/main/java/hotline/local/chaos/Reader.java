package hotline.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.local.Database;
import hotline.local.LocalStack;
import hotline.local.PostgresProcess;
import hotline.local.chaos.Caller.Answer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is there: records straight from the three databases, figures as everybody gets them. */
final class Reader {
    /** A ticket's mark is its longitude, which no rule looks at, in parts of a degree. */
    static final double MARKS_A_DEGREE = 1e6;

    private static final int MOST_NAMED = 5;

    private static final String EVERY_DAY = "from=2000-01-01&to=2099-12-31";

    private final LocalStack stack;
    private final Caller caller;

    Reader(LocalStack stack, Caller caller) {
        this.stack = stack;
        this.caller = caller;
    }

    /** What is there now, or nothing where somebody does not answer. */
    Optional<Seen> read() {
        try (Connection intake = connect("intake");
                Connection dispatch = connect("dispatch");
                Connection reporting = connect("reporting")) {
            long unsent = 0;
            long held = 0;
            for (Connection service : List.of(intake, dispatch, reporting)) {
                unsent += count(service, "SELECT count(*) FROM outbox");
                held += count(service, "SELECT count(*) FROM held_message");
            }
            Answer summary = caller.get("supervisor", "/reporting/v1/summary?" + EVERY_DAY);
            Answer audit = caller.get("supervisor", "/reporting/v1/audit");
            if (summary.clarity() != Caller.Clarity.DONE || audit.clarity() != Caller.Clarity.DONE) {
                return Optional.empty();
            }
            Map<String, Long> figures = new HashMap<>();
            summary.body()
                    .properties()
                    .forEach(figure ->
                            figures.put(figure.getKey(), figure.getValue().asLong()));
            return Optional.of(new Seen(
                    tickets(intake),
                    cases(dispatch),
                    heard(intake),
                    facts(reporting),
                    figures,
                    unsent,
                    held,
                    unequal(audit.body())));
        } catch (SQLException _) {
            return Optional.empty();
        }
    }

    /** The first of what does not hold; some tell as much as all. */
    private static List<String> unequal(JsonNode audit) {
        List<String> unequal = new ArrayList<>();
        audit.path("equations").forEach(equation -> {
            if (!equation.path("equal").asBoolean()) {
                unequal.add(equation.toString());
            }
        });
        audit.path("counters").path("unequal").forEach(counter -> unequal.add(counter.toString()));
        audit.path("problems").path("unequal").forEach(counter -> unequal.add(counter.toString()));
        if (unequal.isEmpty() && !audit.path("equal").asBoolean()) {
            unequal.add("equal is not said");
        }
        return unequal.subList(0, Math.min(unequal.size(), MOST_NAMED));
    }

    private Connection connect(String service) throws SQLException {
        Database database = stack.postgres().asSuperuser(service);
        return PostgresProcess.connect(database);
    }

    private static List<Seen.Ticket> tickets(Connection intake) throws SQLException {
        List<Seen.Ticket> tickets = new ArrayList<>();
        each(
                intake,
                "SELECT id, number, longitude, sequence FROM ticket",
                row -> tickets.add(new Seen.Ticket(
                        row.getString(1),
                        row.getString(2),
                        (int) Math.round(row.getDouble(3) * MARKS_A_DEGREE),
                        row.getInt(4))));
        return tickets;
    }

    private static Map<String, List<Seen.Event>> cases(Connection dispatch) throws SQLException {
        Map<String, List<Seen.Event>> cases = new HashMap<>();
        each(
                dispatch,
                """
                SELECT c.ticket_id, h.sequence, split_part(h.type, '.', 3)
                FROM dispatch_case c LEFT JOIN history h ON h.record = c.ticket_id ORDER BY c.ticket_id, h.sequence
                """,
                row -> cases.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(new Seen.Event(row.getInt(2), row.getString(3))));
        return cases;
    }

    private static Map<String, List<Integer>> heard(Connection intake) throws SQLException {
        Map<String, List<Integer>> heard = new HashMap<>();
        each(
                intake,
                "SELECT ticket_id, sequence FROM case_event ORDER BY ticket_id, sequence",
                row -> heard.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(row.getInt(2)));
        return heard;
    }

    private static Map<String, Seen.Fact> facts(Connection reporting) throws SQLException {
        Map<String, Seen.Fact> facts = new HashMap<>();
        long generation = count(reporting, "SELECT current FROM generation");
        each(
                reporting,
                "SELECT id, ticket_sequence, case_sequence FROM g" + generation + ".ticket_fact",
                row -> facts.put(row.getString(1), new Seen.Fact(row.getInt(2), row.getInt(3))));
        return facts;
    }

    private static long count(Connection connection, String query) throws SQLException {
        List<Long> counts = new ArrayList<>();
        each(connection, query, row -> counts.add(row.getLong(1)));
        return counts.getFirst();
    }

    private static void each(Connection connection, String query, Row row) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                row.take(rows);
            }
        }
    }

    /** Takes a row. */
    private interface Row {
        void take(ResultSet row) throws SQLException;
    }
}
