package hotline.reporting.persistence;

import hotline.reporting.facts.Assignment;
import hotline.reporting.facts.Days;
import hotline.reporting.facts.Happening;
import hotline.reporting.facts.Moves;
import hotline.reporting.facts.Side;
import hotline.reporting.facts.Story;
import hotline.reporting.facts.TicketFact;
import hotline.reporting.facts.What;
import hotline.reporting.persistence.Rows.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Loads the tickets of a batch and writes them back with their assignments, their happenings and the moves of the
 * counters, in the transaction of the caller and the generation that it has entered. Known facts are locked until its end; two transactions that make the same new fact end with
 * a duplicate key for the later one, which the inbox then tries again.
 */
@ApplicationScoped
public class FactTables {

    private record Happened(UUID ticket, Happening happening) {}

    private static final Rows<Happened> HAPPENINGS = new Rows<>(
            "happening",
            List.of(
                    new Column<>("ticket_id", "uuid", Happened::ticket),
                    new Column<>(
                            "side", "text", happened -> happened.happening().side()),
                    new Column<>(
                            "sequence",
                            "integer",
                            happened -> happened.happening().sequence()),
                    new Column<>(
                            "what", "text", happened -> happened.happening().what()),
                    new Column<>(
                            "at",
                            "timestamptz",
                            happened -> happened.happening().at()),
                    new Column<>(
                            "day",
                            "date",
                            happened -> Days.of(happened.happening().at())),
                    new Column<>(
                            "unit", "text", happened -> happened.happening().unit())));

    private final Jdbi jdbi;
    private final CounterMoves counterMoves;

    FactTables(Jdbi jdbi, CounterMoves counterMoves) {
        this.jdbi = jdbi;
        this.counterMoves = counterMoves;
    }

    /**
     * The stories of these tickets, in the order of their ids, beginning where each stands now.
     *
     * @param whole of which of them all that ever happened is needed, since their classification may change
     */
    public Map<UUID, Story> load(SortedSet<UUID> ids, Set<UUID> whole) {
        return ids.isEmpty()
                ? Map.of()
                : jdbi.withHandle(handle -> {
                    Map<UUID, TicketFact> known = new HashMap<>();
                    handle.createQuery("SELECT * FROM ticket_fact WHERE id = ANY(:ids) ORDER BY id FOR UPDATE")
                            .bindArray("ids", UUID.class, ids)
                            .map(FactRow::read)
                            .forEach(fact -> known.put(fact.id(), fact));
                    List<UUID> earlier = known.values().stream()
                            .filter(fact -> fact.registration() == null || whole.contains(fact.id()))
                            .map(TicketFact::id)
                            .toList();
                    Map<UUID, List<Happening>> happenings = happenings(handle, earlier);
                    Map<UUID, List<Assignment>> assignments = earlierAssignments(
                            handle,
                            known.values().stream()
                                    .filter(fact -> earlier.contains(fact.id()) || hadAnotherUnit(fact))
                                    .map(TicketFact::id)
                                    .toList());
                    Map<UUID, Story> stories = new LinkedHashMap<>();
                    ids.forEach(id -> stories.put(
                            id,
                            new Story(
                                    known.getOrDefault(id, TicketFact.unheard(id)),
                                    happenings.getOrDefault(id, List.of()),
                                    assignments.getOrDefault(id, List.of()))));
                    return stories;
                });
    }

    /** Writes what has changed. */
    public void save(Collection<Story> stories) {
        List<Story> moved = stories.stream().filter(Story::hasMoved).toList();
        if (moved.isEmpty()) {
            return;
        }
        Moves moves = new Moves();
        moved.forEach(story -> moves.add(story.moves()));
        jdbi.useHandle(handle -> {
            FactRow.ROWS.insert(
                    handle, moved.stream().filter(Story::isNew).map(Story::now).toList(), "");
            FactRow.ROWS.update(
                    handle,
                    moved.stream()
                            .filter(story -> !story.isNew())
                            .map(Story::now)
                            .toList());
            HAPPENINGS.insert(
                    handle,
                    moved.stream()
                            .flatMap(story -> story.happened().stream()
                                    .map(happening -> new Happened(story.now().id(), happening)))
                            .toList(),
                    "");
            AssignmentRow.ROWS.insert(
                    handle,
                    moved.stream()
                            .flatMap(story -> story.assignments().stream()
                                    .map(assignment ->
                                            new AssignmentRow(story.now().id(), assignment)))
                            .toList(),
                    AssignmentRow.ROWS.orReplace("ticket_id", "sequence"));
            counterMoves.add(handle, moves);
        });
    }

    /** How the case ends says whether the units before count in the scores too. */
    private static boolean hadAnotherUnit(TicketFact fact) {
        return fact.handling() != null && fact.handling().dispatches() > 1;
    }

    private static Map<UUID, List<Assignment>> earlierAssignments(Handle handle, List<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : handle.createQuery("""
                                SELECT a.* FROM assignment_fact a JOIN ticket_fact f ON f.id = a.ticket_id
                                WHERE a.ticket_id = ANY(:ids) AND a.sequence <> f.assignment
                                """).bindArray("ids", UUID.class, ids).map(AssignmentRow::read).stream()
                        .collect(Collectors.groupingBy(
                                AssignmentRow::ticket,
                                Collectors.mapping(AssignmentRow::assignment, Collectors.toList())));
    }

    private static Map<UUID, List<Happening>> happenings(Handle handle, List<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : handle
                        .createQuery("SELECT * FROM happening WHERE ticket_id = ANY(:ids)")
                        .bindArray("ids", UUID.class, ids)
                        .map(FactTables::happened)
                        .stream()
                        .collect(Collectors.groupingBy(
                                Happened::ticket, Collectors.mapping(Happened::happening, Collectors.toList())));
    }

    private static Happened happened(ResultSet row, StatementContext context) throws SQLException {
        return new Happened(
                row.getObject("ticket_id", UUID.class),
                new Happening(
                        Side.valueOf(row.getString("side")),
                        row.getInt("sequence"),
                        What.valueOf(row.getString("what")),
                        row.getTimestamp("at").toInstant(),
                        row.getString("unit")));
    }
}
