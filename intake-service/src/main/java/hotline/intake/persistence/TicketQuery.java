package hotline.intake.persistence;

import hotline.intake.persistence.TicketSearch.MaySee;
import hotline.intake.persistence.TicketSearch.Wanted;
import hotline.intake.tickets.TicketOutcome;
import hotline.rest.Cursor;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * One question to the database. A way leads to tickets in their order, through one index; each ticket is then looked up by its
 * key and compared with all that is wanted, until the page is full. Which way is taken is decided by who asks, for the
 * database's own guess of how many tickets match several things at once is far off where they hang together.
 */
final class TicketQuery {
    private static final String TEXT =
            "(SELECT s.text FROM search_entry s WHERE s.ticket_id = t.id) LIKE ALL(:patterns)";

    private final Wanted wanted;
    private final @Nullable Cursor after;
    private final By by;
    private final List<String> where = new ArrayList<>();
    private final List<String> ways = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private final Map<String, List<String>> arrays = new HashMap<>();

    /** What must lead to the tickets. */
    private enum By {
        /** Whatever is narrowest, a text compared where there is one. */
        FILTERS,
        NUMBER,
        PHONE
    }

    /** Whose tickets, where not all. */
    private enum Whose {
        ANY,
        UNITS,
        PERSONS
    }

    /** Where the stage stands. */
    private enum Standing {
        ANY,
        IN_THE_CASE,
        IN_THE_TICKET,
        NOWHERE_YET
    }

    private TicketQuery(Wanted wanted, MaySee maySee, @Nullable Cursor after, By by, Whose whose, Standing standing) {
        this.wanted = wanted;
        this.after = after;
        this.by = by;
        if (after != null) {
            bind("at", Timestamp.from(after.at()));
            bind("id", after.id());
        }
        if (wanted.from() != null) {
            bind("from", Timestamp.from(wanted.from()));
        }
        if (wanted.before() != null) {
            bind("before", Timestamp.from(wanted.before()));
        }
        whose(whose, maySee);
        unit("unit", wanted.unit());
        narrow("first_responder", "firstResponder", wanted.firstResponder());
        narrow("category_code", "category", wanted.categoryCode());
        narrow("area_code", "area", wanted.areaCode());
        standing(standing);
        narrow("type", "type", wanted.type() == null ? null : wanted.type().name());
        narrow(
                "channel",
                "channel",
                wanted.channel() == null ? null : wanted.channel().name());
        ways.add(way("ticket", "id", "true")); // the last of them: by time alone
        if (wanted.unsealedOnly()) {
            where.add("NOT t.sealed");
            where.add(
                    "NOT EXISTS (SELECT 1 FROM case_view v WHERE v.ticket_id = t.id AND v.accused_unit_code IS NOT NULL)");
        }
        if (!maySee.hiddenTargets().isEmpty()) {
            where.add("NOT (t.sealed AND t.target_unit_code IS NOT NULL AND t.target_unit_code = ANY(:hidden))");
            where.add(
                    "NOT EXISTS (SELECT 1 FROM case_view v WHERE v.ticket_id = t.id AND v.accused_unit_code = ANY(:hidden))");
            arrays.put("hidden", maySee.hiddenTargets());
        }
        if (wanted.phoneHash() != null) {
            where.add("(SELECT c.phone_hash FROM contact c WHERE c.ticket_id = t.id) = :phone");
            bind("phone", wanted.phoneHash());
        }
        if (by == By.NUMBER) {
            bind("tail", new StringBuilder(String.valueOf(wanted.numberTail())).reverse() + "%");
        } else if (!wanted.words().isEmpty()) {
            bind("folded", String.join(" ", wanted.words()));
            arrays.put(
                    "patterns",
                    wanted.words().stream().map(TicketQuery::pattern).toList());
        }
    }

    /** The questions whose answers together are what is sought. */
    static List<TicketQuery> of(Wanted wanted, MaySee maySee, @Nullable Cursor after) {
        List<TicketQuery> queries = new ArrayList<>();
        By by = wanted.phoneHash() == null ? By.FILTERS : By.PHONE;
        for (By one : wanted.numberTail() == null ? List.of(by) : List.of(by, By.NUMBER)) {
            for (Whose whose : maySee.unit() == null ? List.of(Whose.ANY) : List.of(Whose.UNITS, Whose.PERSONS)) {
                for (Standing standing : standings(wanted.stage())) {
                    queries.add(new TicketQuery(wanted, maySee, after, one, whose, standing));
                }
            }
        }
        return queries;
    }

    private static List<Standing> standings(@Nullable String stage) {
        if (stage == null) {
            return List.of(Standing.ANY);
        }
        if (stage.equals("REGISTERED")) {
            return List.of(Standing.NOWHERE_YET);
        }
        boolean outcome =
                Arrays.stream(TicketOutcome.values()).anyMatch(one -> one.name().equals(stage));
        return outcome ? List.of(Standing.IN_THE_TICKET, Standing.IN_THE_CASE) : List.of(Standing.IN_THE_CASE);
    }

    boolean isByFilters() {
        return by == By.FILTERS;
    }

    boolean hasWords() {
        return by != By.NUMBER && !wanted.words().isEmpty();
    }

    /** How many tickets each of the ways leads to, counted up to so many. */
    String countWays(int atMost) {
        List<String> counts = new ArrayList<>(ways.stream()
                .map(way -> "(SELECT count(*) FROM (" + way + " LIMIT " + atMost + ") w)")
                .toList());
        if (wanted.from() == null && wanted.before() == null) {
            counts.set(counts.size() - 1, Integer.toString(atMost)); // all tickets: nothing to be counted
        }
        return "SELECT ARRAY[" + String.join(", ", counts) + "]::bigint[]";
    }

    /** Goes one of the ways in its order, to its end. */
    String going(int way) {
        return looking("", ways.get(way) + order("registered_at", "ticket_id") + " OFFSET 0");
    }

    /** Goes one of the ways in its order, so far. */
    String going(int way, int soFar) {
        return looking("", ways.get(way) + order("registered_at", "ticket_id") + " LIMIT " + soFar);
    }

    /** Collects all that an index finds which has no order, and sorts it. */
    String collecting() {
        String found = switch (by) {
            case FILTERS ->
                way("search_entry", "ticket_id", "bigrams(text) @> bigrams(:folded) AND text LIKE ALL(:patterns)");
            case NUMBER -> way("ticket", "id", "reverse(number) LIKE :tail");
            case PHONE ->
                "SELECT k.id AS ticket_id, k.registered_at FROM contact c JOIN ticket k ON k.id = c.ticket_id"
                        + " WHERE c.phone_hash = :phone";
        };
        return looking(
                "WITH found AS MATERIALIZED (" + found + ") ",
                "SELECT ticket_id, registered_at FROM found" + order("registered_at", "ticket_id") + " OFFSET 0");
    }

    Query bind(Query query) {
        parameters.forEach(query::bind);
        arrays.forEach((name, values) -> query.bindArray(name, String.class, values));
        return query;
    }

    /** Each OFFSET 0 keeps the database from looking at the tickets in another order, or by another index than their key. */
    private String looking(String with, String tickets) {
        List<String> all = new ArrayList<>(where);
        if (hasWords()) {
            all.add(TEXT);
        }
        String period = time("t.", "id");
        return with + "SELECT d.ticket_id, d.registered_at FROM (" + tickets + ") d"
                + " CROSS JOIN LATERAL (SELECT * FROM ticket k WHERE k.id = d.ticket_id OFFSET 0) t WHERE true"
                + (all.isEmpty() ? "" : " AND " + String.join(" AND ", all)) + period
                + order("d.registered_at", "d.ticket_id");
    }

    private String order(String time, String id) {
        String direction = wanted.oldestFirst() ? "" : " DESC";
        return " ORDER BY " + time + direction + ", " + id + direction;
    }

    /** The tickets that a table has under a condition, from where the page begins. */
    private String way(String table, String id, String condition) {
        return "SELECT " + id + " AS ticket_id, registered_at FROM " + table + " WHERE " + condition + time("", id);
    }

    private String time(String prefix, String id) {
        StringBuilder conditions = new StringBuilder();
        if (wanted.from() != null) {
            conditions.append(" AND ").append(prefix).append("registered_at >= :from");
        }
        if (wanted.before() != null) {
            conditions.append(" AND ").append(prefix).append("registered_at < :before");
        }
        if (after != null) {
            String place = "(" + prefix + "registered_at, " + prefix + id + ")";
            conditions.append(" AND ").append(place).append(wanted.oldestFirst() ? " > (:at, :id)" : " < (:at, :id)");
        }
        return conditions.toString();
    }

    private void standing(Standing standing) {
        switch (standing) {
            case ANY -> {}
            case IN_THE_CASE -> {
                where.add("(SELECT v.stage FROM case_view v WHERE v.ticket_id = t.id) = :stage");
                ways.add(way("case_view", "ticket_id", "stage = :stage"));
                bind("stage", String.valueOf(wanted.stage()));
            }
            case IN_THE_TICKET -> narrow("outcome", "stage", wanted.stage());
            case NOWHERE_YET -> {
                where.add("EXISTS (SELECT 1 FROM awaiting_case a WHERE a.ticket_id = t.id)");
                ways.add(way("awaiting_case", "ticket_id", "true"));
            }
        }
    }

    private void whose(Whose whose, MaySee maySee) {
        switch (whose) {
            case ANY -> {}
            case UNITS -> unit("ownUnit", String.valueOf(maySee.unit()));
            case PERSONS -> narrow("first_responder", "person", String.valueOf(maySee.person()));
        }
    }

    private void unit(String parameter, @Nullable String unitCode) {
        if (unitCode != null) {
            where.add(
                    "EXISTS (SELECT 1 FROM case_unit u WHERE u.unit_code = :" + parameter + " AND u.ticket_id = t.id)");
            ways.add(way("case_unit", "ticket_id", "unit_code = :" + parameter));
            bind(parameter, unitCode);
        }
    }

    private void narrow(String column, String parameter, @Nullable String value) {
        if (value != null) {
            where.add("t." + column + " = :" + parameter);
            ways.add(way("ticket", "id", column + " = :" + parameter));
            bind(parameter, value);
        }
    }

    private void bind(String parameter, Object value) {
        parameters.put(parameter, value);
    }

    private static String pattern(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
