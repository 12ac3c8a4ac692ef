package hotline.dispatch.messaging;

import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.Proposals;
import hotline.dispatch.cases.TimeEvent;
import hotline.dispatch.cases.TimeEvent.CaseCardShown;
import hotline.dispatch.cases.TimeEvent.CaseDeadlineMoved;
import hotline.dispatch.cases.TimeEvent.CaseInherited;
import hotline.dispatch.cases.TimeEvent.CaseProposed;
import hotline.dispatch.cases.TimeEvent.CaseReminded;
import hotline.dispatch.deadlines.Card;
import hotline.dispatch.deadlines.LadderStep.Told;
import hotline.dispatch.deadlines.Step;
import hotline.messaging.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bodies of what time and the calendar alone do to a case. */
final class TimeBodies {
    private TimeBodies() {}

    /** The name of the event's type. */
    static String name(TimeEvent event) {
        return switch (event) {
            case CaseCardShown _ -> "card-shown";
            case CaseReminded _ -> "reminded";
            case CaseProposed _ -> "proposed";
            case CaseDeadlineMoved _ -> "deadline-moved";
            case CaseInherited _ -> "inherited";
        };
    }

    /** The event's body. */
    static Object of(Recorded recorded, TimeEvent event) {
        return switch (event) {
            case CaseCardShown it -> CardShown.of(recorded, it);
            case CaseReminded it -> Reminded.of(recorded, it);
            case CaseProposed it -> Proposed.of(recorded, it);
            case CaseDeadlineMoved it -> DeadlineMoved.of(recorded, it);
            case CaseInherited it -> Inherited.of(recorded, it);
        };
    }

    /** Body of {@code card-shown}. */
    record CardShown(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            Card card,
            Step limit,
            int round,
            Instant dueAt,
            List<Told> tells) {
        static CardShown of(Recorded recorded, CaseCardShown it) {
            return new CardShown(
                    recorded.record(),
                    recorded.number(),
                    it.at(),
                    it.by(),
                    it.stage(),
                    it.unitCode(),
                    it.shown().card(),
                    it.shown().limit(),
                    it.round(),
                    it.shown().dueAt(),
                    it.tells());
        }
    }

    /**
     * Body of {@code reminded}.
     *
     * @param step how many hours before
     */
    record Reminded(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            Step limit,
            int step,
            Instant dueAt,
            List<Told> tells) {
        static Reminded of(Recorded recorded, CaseReminded it) {
            return new Reminded(
                    recorded.record(),
                    recorded.number(),
                    it.at(),
                    it.by(),
                    it.stage(),
                    it.unitCode(),
                    it.shown().limit(),
                    it.hours(),
                    it.shown().dueAt(),
                    it.tells());
        }
    }

    /** Body of {@code proposed}. */
    record Proposed(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            Proposals.What what,
            Proposals.Cause cause) {
        static Proposed of(Recorded recorded, CaseProposed it) {
            return new Proposed(
                    recorded.record(),
                    recorded.number(),
                    it.at(),
                    it.by(),
                    it.stage(),
                    it.unitCode(),
                    it.what(),
                    it.cause());
        }
    }

    /** Body of {@code deadline-moved}. */
    record DeadlineMoved(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            Step limit,
            Instant from,
            Instant to,
            boolean provisional,
            String cause) {
        static DeadlineMoved of(Recorded recorded, CaseDeadlineMoved it) {
            return new DeadlineMoved(
                    recorded.record(),
                    recorded.number(),
                    it.at(),
                    it.by(),
                    it.stage(),
                    it.unitCode(),
                    it.to().step(),
                    it.from().dueAt(),
                    it.to().dueAt(),
                    it.to().provisional(),
                    it.cause());
        }
    }

    /** Body of {@code inherited}. */
    record Inherited(
            UUID ticketId,
            String number,
            Instant at,
            String by,
            CaseStage stage,
            @Nullable String unitCode,
            String fromUnitCode,
            @Nullable String toUnitCode) {
        static Inherited of(Recorded recorded, CaseInherited it) {
            return new Inherited(
                    recorded.record(),
                    recorded.number(),
                    it.at(),
                    it.by(),
                    it.stage(),
                    it.unitCode(),
                    it.fromUnitCode(),
                    it.toUnitCode());
        }
    }
}
