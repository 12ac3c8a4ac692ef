package hotline.reporting.persistence;

import hotline.reporting.facts.Assignment;
import hotline.reporting.facts.DueDates;
import hotline.reporting.persistence.Rows.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** An assignment as a row of {@code assignment_fact}, there and back. */
record AssignmentRow(UUID ticket, Assignment assignment) {
    static final Rows<AssignmentRow> ROWS = new Rows<>(
            "assignment_fact",
            List.of(
                    new Column<>("ticket_id", "uuid", AssignmentRow::ticket),
                    column("sequence", "integer", Assignment::sequence),
                    column("unit", "text", Assignment::unit),
                    column("dispatched_at", "timestamptz", Assignment::dispatchedAt),
                    column(
                            "sign_due_at",
                            "timestamptz",
                            assignment -> assignment.due().sign()),
                    column(
                            "contact_due_at",
                            "timestamptz",
                            assignment -> assignment.due().contact()),
                    column(
                            "reply_due_at",
                            "timestamptz",
                            assignment -> assignment.due().reply()),
                    column("signed_at", "timestamptz", Assignment::signedAt),
                    column("contacted_at", "timestamptz", Assignment::contactedAt),
                    column("replied_at", "timestamptz", Assignment::repliedAt),
                    column("called_back_at", "timestamptz", Assignment::calledBackAt),
                    column("contact_denied", "boolean", Assignment::contactDenied),
                    column("ended_at", "timestamptz", Assignment::endedAt)));

    static AssignmentRow read(ResultSet row, StatementContext context) throws SQLException {
        return new AssignmentRow(
                row.getObject("ticket_id", UUID.class), assignment(row, row.getInt("sequence"), row.getString("unit")));
    }

    /** Reads what a row of a fact has under the same names. */
    static Assignment assignment(ResultSet row, int sequence, String unit) throws SQLException {
        Instant dispatchedAt = FactRow.instant(row, "dispatched_at");
        return new Assignment(
                sequence,
                unit,
                Objects.requireNonNull(dispatchedAt),
                new DueDates(
                        FactRow.instant(row, "sign_due_at"),
                        FactRow.instant(row, "contact_due_at"),
                        FactRow.instant(row, "reply_due_at")),
                FactRow.instant(row, "signed_at"),
                FactRow.instant(row, "contacted_at"),
                FactRow.instant(row, "replied_at"),
                FactRow.instant(row, "called_back_at"),
                row.getBoolean("contact_denied"),
                FactRow.instant(row, "ended_at"));
    }

    private static Column<AssignmentRow> column(
            String name, String type, Function<Assignment, @Nullable Object> value) {
        return new Column<>(name, type, row -> value.apply(row.assignment()));
    }
}
