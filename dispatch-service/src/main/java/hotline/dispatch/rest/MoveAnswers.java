package hotline.dispatch.rest;

import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.outcome.Outcome;
import hotline.outcome.Phrase;
import hotline.rest.Refusal;
import hotline.rest.Refusal.BadField;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the moves of people have in common at the door: the units they name, and the case as it then stands. */
@ApplicationScoped
class MoveAnswers {
    private final CaseRepository cases;
    private final CurrentDirectory directory;
    private final CaseSight sight;
    private final CaseViews views;
    private final Clock clock;

    MoveAnswers(CaseRepository cases, CurrentDirectory directory, CaseSight sight, CaseViews views, Clock clock) {
        this.cases = cases;
        this.directory = directory;
        this.sight = sight;
        this.views = views;
        this.clock = clock;
    }

    /** The case as it stands after the move; nothing for who may make the move and not see the case. */
    Response of(UUID ticketId, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> answer(cases.find(ticketId).orElseThrow());
            case Outcome.Rejected rejected -> throw Refusal.of(rejected);
        };
    }

    private Response answer(DispatchCase one) {
        return sight.sees(one)
                ? Response.ok(views.whole(one, sight)).build()
                : Response.noContent().build();
    }

    /**
     * Sees that the units are in the directory today.
     *
     * @throws Refusal 400 that names each field and unit that is not
     */
    void requireUnits(Units... named) {
        List<BadField> unknown = Stream.of(named)
                .flatMap(units -> units.codes().stream()
                        .filter(code -> !isUnit(code))
                        .map(code -> new BadField(units.field(), new Phrase("没有这个单位：" + code, "is no unit: " + code))))
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.badFields(unknown);
        }
    }

    /**
     * A field that is needed here, though not always.
     *
     * @throws Refusal 400 where it is missing
     */
    static String needed(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.badField(field, new Phrase("请填写", "is needed here"));
        }
        return text;
    }

    /** Units that a field names. */
    record Units(String field, Collection<String> codes) {
        Units {
            codes = List.copyOf(codes);
        }

        static Units of(String field, @Nullable String code) {
            return new Units(field, code == null ? List.of() : List.of(code));
        }

        static Units all(String field, @Nullable Collection<String> codes) {
            return new Units(field, codes == null ? List.of() : codes);
        }
    }

    private boolean isUnit(String code) {
        return directory
                .now()
                .directory()
                .unit(code, WorkingCalendar.dayOf(clock.instant()))
                .isPresent();
    }
}
