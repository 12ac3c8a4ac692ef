package hotline.dispatch.persistence;

import hotline.dispatch.cases.Assignment;
import hotline.dispatch.cases.CaseClock;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.cases.RegisteredTicket;
import hotline.messaging.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores the cases that the event loop opens, a batch in two statements. */
@ApplicationScoped
class NewCases {
    private static final String INSERT_CASE = """
            INSERT INTO dispatch_case (ticket_id, number, stage, type, urgency, category_code, area_code,
              chosen_unit_code, target_unit_code, target_named, handled_on_the_spot, first_responder,
              first_responder_unit, reachable, reply_wanted, sealed, registered_at, upper_due_at, ticket_words,
              unit_code, first_unit_code, decision, deadlines, next_due_at, first_dispatched_at, dispatched_at,
              signed_at, first_contact_try_at, contacted_at, replied_at, reply_words, failed_call_backs,
              last_failed_call_back_at, closed_at, closed_as, sequence, dossier,
              next_step_at, shown_steps, card, quiet_until)
            VALUES (:ticketId, :number, :stage, :type, :urgency, :categoryCode, :areaCode,
              :chosenUnitCode, :targetUnitCode, :targetNamed, :handledOnTheSpot, :firstResponder,
              :firstResponderUnit, :reachable, :replyWanted, :sealed, :registeredAt, :upperDueAt, :words,
              :unitCode, :firstUnitCode, :decision, :deadlines, :nextDueAt, :firstDispatchedAt, :dispatchedAt,
              :signedAt, :firstContactTryAt, :contactedAt, :repliedAt, :replyWords, :failedCallBacks,
              :lastFailedCallBackAt, :closedAt, :closedAs, :sequence, :dossier,
              :nextStepAt, :shownSteps, :card, :quietUntil)
            """;
    private static final String INSERT_ASSIGNMENT = """
            INSERT INTO assignment (ticket_id, n, unit_code, kind, dispatched_at, ended_at, why)
            VALUES (:ticketId, :n, :unitCode, :kind, :dispatchedAt, :endedAt, :why)
            """;

    private final Jdbi jdbi;

    NewCases(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(Collection<DispatchCase> cases) {
        jdbi.useHandle(handle -> {
            addCases(handle, cases);
            addAssignments(handle, cases);
        });
    }

    private static void addCases(Handle handle, Collection<DispatchCase> cases) {
        PreparedBatch batch = handle.prepareBatch(INSERT_CASE);
        for (DispatchCase one : cases) {
            bindTicket(batch, one.ticket());
            bindClock(batch, one.clock());
            batch.bind("ticketId", one.ticketId())
                    .bind("stage", one.stage().name())
                    .bind("unitCode", one.unitCode())
                    .bind("firstUnitCode", one.firstUnitCode())
                    .bind("decision", one.decision() == null ? null : Json.write(one.decision()))
                    .bind("deadlines", Json.write(one.deadlines()))
                    .bind("nextDueAt", one.nextDueAt())
                    .bind("firstDispatchedAt", one.firstDispatchedAt())
                    .bind("dispatchedAt", one.dispatchedAt())
                    .bind("signedAt", one.signedAt())
                    .bind("firstContactTryAt", one.firstContactTryAt())
                    .bind("contactedAt", one.contactedAt())
                    .bind("repliedAt", one.repliedAt())
                    .bind("replyWords", one.replyWords())
                    .bind("failedCallBacks", one.failedCallBacks())
                    .bind("lastFailedCallBackAt", one.lastFailedCallBackAt())
                    .bind("closedAt", one.closedAt())
                    .bind(
                            "closedAs",
                            one.closedAs() == null ? null : one.closedAs().name())
                    .bind("sequence", one.sequence())
                    .bind("dossier", DossierColumn.write(one.dossier()))
                    .add();
        }
        batch.execute();
    }

    private static void bindTicket(PreparedBatch batch, RegisteredTicket ticket) {
        batch.bind("number", ticket.number())
                .bind("type", ticket.type().name())
                .bind("urgency", ticket.urgency().name())
                .bind("categoryCode", ticket.categoryCode())
                .bind("areaCode", ticket.areaCode())
                .bind("chosenUnitCode", ticket.chosenUnitCode())
                .bind("targetUnitCode", ticket.targetUnitCode())
                .bind("targetNamed", ticket.targetNamed())
                .bind("handledOnTheSpot", ticket.handledOnTheSpot())
                .bind("firstResponder", ticket.firstResponder())
                .bind("firstResponderUnit", ticket.firstResponderUnit())
                .bind("reachable", ticket.reachable())
                .bind("replyWanted", ticket.replyWanted())
                .bind("sealed", ticket.sealed())
                .bind("registeredAt", ticket.registeredAt())
                .bind("upperDueAt", ticket.upperDueAt())
                .bind("words", ticket.words());
    }

    private static void bindClock(PreparedBatch batch, CaseClock clock) {
        batch.bind("nextStepAt", clock.nextStepAt())
                .bind("shownSteps", ShownStepsColumn.text(clock.shown()))
                .bind("card", clock.card().name())
                .bind("quietUntil", clock.quietUntil());
    }

    private static void addAssignments(Handle handle, Collection<DispatchCase> cases) {
        PreparedBatch batch = handle.prepareBatch(INSERT_ASSIGNMENT);
        for (DispatchCase one : cases) {
            List<Assignment> assignments = one.assignments();
            for (int n = 0; n < assignments.size(); n++) {
                Assignment assignment = assignments.get(n);
                batch.bind("ticketId", one.ticketId())
                        .bind("n", n)
                        .bind("unitCode", assignment.unitCode())
                        .bind("kind", assignment.kind().name())
                        .bind("dispatchedAt", assignment.dispatchedAt())
                        .bind("endedAt", assignment.endedAt())
                        .bind("why", assignment.why())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
