package hotline.dispatch.rest;

import hotline.dispatch.cases.CaseEvent.CaseDispatched;
import hotline.dispatch.cases.CaseEvent.CaseQueued;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.dispatch.routing.RoutingDecision;
import hotline.outcome.Phrase;
import hotline.rest.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts together what a preview shows. */
@ApplicationScoped
class PreviewViews {
    private final CurrentDirectory directory;
    private final CaseViews cases;
    private final Language language;

    PreviewViews(CurrentDirectory directory, CaseViews cases, Language language) {
        this.directory = directory;
        this.cases = cases;
        this.language = language;
    }

    PreviewView dispatched(CaseDispatched event) {
        var due = event.deadlines();
        return view(
                event.decision(),
                event.unitCode(),
                event.at(),
                new PreviewView.Promised(
                        cases.due(due.sign(), null),
                        cases.due(due.contact(), null),
                        cases.due(due.reply(), null),
                        null),
                due.feedback());
    }

    PreviewView queued(CaseQueued event) {
        return view(
                event.decision(),
                null,
                event.at(),
                new PreviewView.Promised(null, null, null, cases.due(event.decide(), null)),
                null);
    }

    private PreviewView view(
            RoutingDecision decided,
            @Nullable String unitCode,
            Instant at,
            PreviewView.Promised promised,
            @Nullable Deadline feedback) {
        CaseView.Decision decision = Objects.requireNonNull(cases.decision(decided));
        return new PreviewView(
                unitCode,
                directory
                        .now()
                        .directory()
                        .unit(unitCode, WorkingCalendar.dayOf(at))
                        .map(this::name)
                        .orElse(null),
                decision.rule(),
                decision.entry(),
                decision.text(),
                decision.trace(),
                decided.assistUnitCodes(),
                decided.copyUnitCodes(),
                promised,
                feedback == null
                        ? null
                        : feedback.dueAt().atZone(WorkingCalendar.ZONE).toOffsetDateTime());
    }

    private String name(Unit unit) {
        return language.of(new Phrase(unit.name(), unit.nameEn()));
    }
}
