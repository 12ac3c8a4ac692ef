package hotline.intake.persistence;

import hotline.intake.persistence.TicketSearch.MaySee;
import hotline.intake.persistence.TicketSearch.Wanted;
import hotline.rest.Cursor;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * One question to the database. Each table that is joined carries the time of registration and is told where the page begins,
 * so that whichever the database begins with, it is read from there in order.
 */
final class TicketQuery {
    private final Wanted wanted;
    private final @Nullable Cursor after;
    private final By by;
    private final List<String> joins = new ArrayList<>();
    private final List<String> where = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private final Map<String, List<String>> arrays = new HashMap<>();

    /** What leads to the tickets; all else only narrows. */
    private enum By {
        TIME,
        WORDS,
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
            parameters.put("at", Timestamp.from(after.at()));
            parameters.put("id", after.id());
        }
        narrow(
                "t.type = :type",
                "type",
                wanted.type() == null ? null : wanted.type().name());
        narrow(
                "t.channel = :channel",
                "channel",
                wanted.channel() == null ? null : wanted.channel().name());
        narrow("t.area_code = :area", "area", wanted.areaCode());
        narrow("t.category_code = :category", "category", wanted.categoryCode());
        narrow("t.first_responder = :firstResponder", "firstResponder", wanted.firstResponder());
        narrowPeriod();
        standing(standing);
        if (wanted.unit() != null) {
            join("case_unit", "filtered", "filtered.unit_code = :unit");
            parameters.put("unit", wanted.unit());
        }
        whose(whose, maySee);
        if (wanted.unsealedOnly()) {
            where.add("NOT t.sealed");
        }
        if (!maySee.hiddenTargets().isEmpty()) {
            where.add("NOT (t.sealed AND t.target_unit_code IS NOT NULL AND t.target_unit_code = ANY(:hidden))");
            arrays.put("hidden", maySee.hiddenTargets());
        }
        what();
    }

    /** The questions whose answers together are what is sought. */
    static List<TicketQuery> of(Wanted wanted, MaySee maySee, @Nullable Cursor after) {
        List<By> ways = new ArrayList<>();
        if (wanted.phoneHash() != null) {
            ways.add(By.PHONE);
        } else {
            ways.add(wanted.words().isEmpty() ? By.TIME : By.WORDS);
        }
        if (wanted.numberTail() != null) {
            ways.add(By.NUMBER);
        }
        List<TicketQuery> queries = new ArrayList<>();
        for (By by : ways) {
            for (Whose whose : maySee.unit() == null ? List.of(Whose.ANY) : List.of(Whose.UNITS, Whose.PERSONS)) {
                for (Standing standing : standings(wanted.stage())) {
                    queries.add(new TicketQuery(wanted, maySee, after, by, whose, standing));
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
        return TicketSearch.isOutcome(stage)
                ? List.of(Standing.IN_THE_TICKET, Standing.IN_THE_CASE)
                : List.of(Standing.IN_THE_CASE);
    }

    boolean isByWords() {
        return by == By.WORDS;
    }

    /** Looks through so many tickets by time, and compares their texts: finds at once what is common. */
    String walking(int atMost) {
        return "SELECT t.id, t.registered_at FROM (" + flat("") + " LIMIT " + atMost + ") t"
                + " JOIN search_entry s ON s.ticket_id = t.id AND s.text LIKE ALL(:patterns)"
                + order("t.registered_at", "t.id");
    }

    /** Finds by the index of what leads to the tickets. */
    String byIndex() {
        return switch (by) {
            case TIME -> flat("");
            case WORDS ->
                driven("SELECT ticket_id, registered_at FROM search_entry WHERE bigrams(text) @> bigrams(:folded)"
                        + " AND text LIKE ALL(:patterns)" + conditionsOfTime("", "ticket_id"));
            case NUMBER ->
                driven("SELECT id AS ticket_id, registered_at FROM ticket WHERE reverse(number) LIKE :tail"
                        + conditionsOfTime("", "id"));
            case PHONE ->
                driven("SELECT k.id AS ticket_id, k.registered_at FROM contact c JOIN ticket k ON k.id = c.ticket_id"
                        + " WHERE c.phone_hash = :phone" + conditionsOfTime("k.", "id"));
        };
    }

    Query bind(Query query) {
        parameters.forEach(query::bind);
        arrays.forEach((name, values) -> query.bindArray(name, String.class, values));
        return query;
    }

    /** First all that the index finds, in order; then each is looked at until the page is full. */
    private String driven(String driver) {
        return "SELECT t.id, t.registered_at FROM (" + driver + order("registered_at", "ticket_id") + " OFFSET 0) d"
                + " CROSS JOIN LATERAL (" + flat("t.id = d.ticket_id") + " OFFSET 0) t"
                + order("d.registered_at", "d.ticket_id");
    }

    private String flat(String condition) {
        List<String> all = new ArrayList<>(where);
        if (!condition.isEmpty()) {
            all.add(condition);
        }
        return "SELECT t.id, t.registered_at FROM ticket t " + String.join(" ", joins)
                + (all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all))
                + (condition.isEmpty() ? order("t.registered_at", "t.id") : "");
    }

    private String order(String time, String id) {
        String direction = wanted.oldestFirst() ? "" : " DESC";
        return " ORDER BY " + time + direction + ", " + id + direction;
    }

    private void what() {
        List<String> words = wanted.words();
        if (wanted.phoneHash() != null) {
            parameters.put("phone", wanted.phoneHash());
        }
        if (by == By.WORDS || (by == By.PHONE && !words.isEmpty())) {
            arrays.put("patterns", words.stream().map(TicketQuery::pattern).toList());
        }
        switch (by) {
            case TIME -> {}
            case WORDS -> parameters.put("folded", String.join(" ", words));
            case NUMBER -> {
                parameters.put("tail", new StringBuilder(String.valueOf(wanted.numberTail())).reverse() + "%");
                if (wanted.phoneHash() != null) {
                    joins.add("JOIN contact c ON c.ticket_id = t.id AND c.phone_hash = :phone");
                }
            }
            case PHONE -> {
                if (!words.isEmpty()) {
                    joins.add("JOIN search_entry s ON s.ticket_id = t.id AND s.text LIKE ALL(:patterns)");
                }
            }
        }
    }

    private void standing(Standing standing) {
        switch (standing) {
            case ANY -> {}
            case IN_THE_CASE -> {
                join("case_view", "v", "v.stage = :stage");
                parameters.put("stage", String.valueOf(wanted.stage()));
            }
            case IN_THE_TICKET -> narrow("t.outcome = :stage", "stage", wanted.stage());
            case NOWHERE_YET -> join("awaiting_case", "a", "true");
        }
    }

    private void whose(Whose whose, MaySee maySee) {
        switch (whose) {
            case ANY -> {}
            case UNITS -> {
                join("case_unit", "own", "own.unit_code = :ownUnit");
                parameters.put("ownUnit", String.valueOf(maySee.unit()));
            }
            case PERSONS -> narrow("t.first_responder = :person", "person", String.valueOf(maySee.person()));
        }
    }

    private void narrowPeriod() {
        if (wanted.from() != null) {
            parameters.put("from", Timestamp.from(wanted.from()));
        }
        if (wanted.before() != null) {
            parameters.put("before", Timestamp.from(wanted.before()));
        }
        String conditions = conditionsOfTime("t.", "id");
        if (!conditions.isEmpty()) {
            where.add(conditions.substring(" AND ".length()));
        }
    }

    /** Where the page begins and where the period does, said of one table. */
    private String conditionsOfTime(String prefix, String id) {
        StringBuilder conditions = new StringBuilder();
        if (wanted.from() != null) {
            conditions.append(" AND ").append(prefix).append("registered_at >= :from");
        }
        if (wanted.before() != null) {
            conditions.append(" AND ").append(prefix).append("registered_at < :before");
        }
        if (after != null) {
            conditions
                    .append(" AND (")
                    .append(prefix)
                    .append("registered_at, ")
                    .append(prefix)
                    .append(id)
                    .append(wanted.oldestFirst() ? ") > (:at, :id)" : ") < (:at, :id)");
        }
        return conditions.toString();
    }

    private void join(String table, String alias, String condition) {
        joins.add("JOIN " + table + " " + alias + " ON " + alias + ".ticket_id = t.id AND " + alias
                + ".registered_at = t.registered_at AND " + condition
                + conditionsOfTime(alias + ".", "ticket_id"));
    }

    private void narrow(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            where.add(condition);
            parameters.put(parameter, value);
        }
    }

    private static String pattern(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
