package hotline.reporting.persistence;

import hotline.reporting.facts.Assignment;
import hotline.reporting.facts.CallBack;
import hotline.reporting.facts.CaseStage;
import hotline.reporting.facts.CaseStanding;
import hotline.reporting.facts.Channel;
import hotline.reporting.facts.ClosedAs;
import hotline.reporting.facts.Days;
import hotline.reporting.facts.Handling;
import hotline.reporting.facts.RegisteredOutcome;
import hotline.reporting.facts.Registration;
import hotline.reporting.facts.TicketFact;
import hotline.reporting.facts.TicketType;
import hotline.reporting.facts.Urgency;
import hotline.reporting.persistence.Rows.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** A fact as a row of {@code ticket_fact}, there and back. */
final class FactRow {
    static final Rows<TicketFact> ROWS = new Rows<>(
            "ticket_fact",
            List.of(
                    new Column<>("id", "uuid", TicketFact::id),
                    new Column<>("ticket_sequence", "integer", TicketFact::ticketSequence),
                    new Column<>("case_sequence", "integer", TicketFact::caseSequence),
                    new Column<>("number", "text", TicketFact::number),
                    registered("channel", "text", Registration::channel),
                    registered("type", "text", Registration::type),
                    registered("urgency", "text", Registration::urgency),
                    registered("category_code", "text", Registration::categoryCode),
                    registered("area_code", "text", Registration::areaCode),
                    registered("first_responder", "text", Registration::firstResponder),
                    registered("first_responder_unit", "text", Registration::firstResponderUnit),
                    registered("registered_at", "timestamptz", Registration::registeredAt),
                    registered("registered_day", "date", registration -> Days.of(registration.registeredAt())),
                    registered("outcome", "text", Registration::outcome),
                    new Column<>(
                            "on_the_spot",
                            "boolean",
                            fact -> fact.registration() != null
                                    && fact.registration().handledOnTheSpot()),
                    standing("case_stage", "text", CaseStanding::stage),
                    handled("first_unit", "text", Handling::firstUnit),
                    handled("first_dispatched_at", "timestamptz", Handling::firstDispatchedAt),
                    handled("first_dispatched_day", "date", handling -> Days.of(handling.firstDispatchedAt())),
                    handled("dispatches", "integer", Handling::dispatches),
                    closed("closed_at", "timestamptz", CaseStanding.Closing::at),
                    closed("closed_as", "text", CaseStanding.Closing::as),
                    new Column<>(
                            "reached",
                            "boolean",
                            fact -> fact.handling() != null && fact.handling().callBack() != null),
                    calledBack("contacted_by_unit", "boolean", CallBack::contactedByUnit),
                    calledBack("resolved", "text", CallBack::resolved),
                    calledBack("with_result", "text", CallBack::withResult),
                    calledBack("with_attitude", "text", CallBack::withAttitude),
                    assigned("assignment", "integer", Assignment::sequence),
                    assigned("lead_unit", "text", Assignment::unit),
                    assigned("dispatched_at", "timestamptz", Assignment::dispatchedAt),
                    assigned(
                            "sign_due_at",
                            "timestamptz",
                            assignment -> assignment.due().sign()),
                    assigned(
                            "contact_due_at",
                            "timestamptz",
                            assignment -> assignment.due().contact()),
                    assigned(
                            "reply_due_at",
                            "timestamptz",
                            assignment -> assignment.due().reply()),
                    assigned("signed_at", "timestamptz", Assignment::signedAt),
                    assigned("contacted_at", "timestamptz", Assignment::contactedAt),
                    assigned("replied_at", "timestamptz", Assignment::repliedAt),
                    assigned("called_back_at", "timestamptz", Assignment::calledBackAt),
                    new Column<>(
                            "contact_denied",
                            "boolean",
                            fact -> fact.handling() != null
                                    && fact.handling().current().contactDenied()),
                    assigned("ended_at", "timestamptz", Assignment::endedAt)));

    private FactRow() {}

    static TicketFact read(ResultSet row, StatementContext context) throws SQLException {
        return new TicketFact(
                row.getObject("id", UUID.class),
                row.getInt("ticket_sequence"),
                row.getInt("case_sequence"),
                row.getString("number"),
                registration(row),
                standing(row));
    }

    private static @Nullable Registration registration(ResultSet row) throws SQLException {
        Instant registeredAt = instant(row, "registered_at");
        String outcome = row.getString("outcome");
        return registeredAt == null
                ? null
                : new Registration(
                        Channel.valueOf(row.getString("channel")),
                        TicketType.valueOf(row.getString("type")),
                        Urgency.valueOf(row.getString("urgency")),
                        row.getString("category_code"),
                        row.getString("area_code"),
                        row.getString("first_responder"),
                        row.getString("first_responder_unit"),
                        registeredAt,
                        outcome == null ? null : RegisteredOutcome.valueOf(outcome),
                        row.getBoolean("on_the_spot"));
    }

    private static @Nullable CaseStanding standing(ResultSet row) throws SQLException {
        String stage = row.getString("case_stage");
        Instant closedAt = instant(row, "closed_at");
        return stage == null
                ? null
                : new CaseStanding(
                        CaseStage.valueOf(stage),
                        handling(row),
                        closedAt == null
                                ? null
                                : new CaseStanding.Closing(closedAt, ClosedAs.valueOf(row.getString("closed_as"))));
    }

    private static @Nullable Handling handling(ResultSet row) throws SQLException {
        Instant firstDispatchedAt = instant(row, "first_dispatched_at");
        return firstDispatchedAt == null
                ? null
                : new Handling(
                        row.getString("first_unit"),
                        firstDispatchedAt,
                        row.getInt("dispatches"),
                        AssignmentRow.assignment(row, row.getInt("assignment"), row.getString("lead_unit")),
                        row.getBoolean("reached") ? callBack(row) : null);
    }

    private static CallBack callBack(ResultSet row) throws SQLException {
        String resolved = row.getString("resolved");
        return new CallBack(
                row.getObject("contacted_by_unit", Boolean.class),
                resolved == null ? null : CallBack.Resolved.valueOf(resolved),
                satisfaction(row.getString("with_result")),
                satisfaction(row.getString("with_attitude")));
    }

    private static CallBack.@Nullable Satisfaction satisfaction(@Nullable String said) {
        return said == null ? null : CallBack.Satisfaction.valueOf(said);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Column<TicketFact> registered(
            String name, String type, Function<Registration, @Nullable Object> value) {
        return new Column<>(name, type, fact -> fact.registration() == null ? null : value.apply(fact.registration()));
    }

    private static Column<TicketFact> standing(
            String name, String type, Function<CaseStanding, @Nullable Object> value) {
        return new Column<>(name, type, fact -> fact.standing() == null ? null : value.apply(fact.standing()));
    }

    private static Column<TicketFact> handled(String name, String type, Function<Handling, @Nullable Object> value) {
        return standing(name, type, standing -> standing.handling() == null ? null : value.apply(standing.handling()));
    }

    private static Column<TicketFact> assigned(String name, String type, Function<Assignment, @Nullable Object> value) {
        return handled(name, type, handling -> value.apply(handling.current()));
    }

    private static Column<TicketFact> calledBack(String name, String type, Function<CallBack, @Nullable Object> value) {
        return handled(name, type, handling -> handling.callBack() == null ? null : value.apply(handling.callBack()));
    }

    private static Column<TicketFact> closed(
            String name, String type, Function<CaseStanding.Closing, @Nullable Object> value) {
        return standing(name, type, standing -> standing.closing() == null ? null : value.apply(standing.closing()));
    }
}
