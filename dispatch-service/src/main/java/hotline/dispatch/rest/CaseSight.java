package hotline.dispatch.rest;

import hotline.dispatch.cases.CaseMove;
import hotline.dispatch.cases.CaseRole;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.directory.UnitKind;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Refusal;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which cases the asker may see, and what the asker may do with one: the hotline's own people and machines see all;
 * handlers, leaders and the machines of a unit those that their unit leads, assists or has a copy of now; another unit's case does not exist for them.
 */
@RequestScoped
class CaseSight {
    private final Asker asker;
    private final CaseRepository cases;
    private final CurrentDirectory directory;
    private final Clock clock;

    CaseSight(Asker asker, CaseRepository cases, CurrentDirectory directory, Clock clock) {
        this.asker = asker;
        this.cases = cases;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The case, if the asker may see it.
     *
     * @throws Refusal 404 where there is none, or none that the asker may see
     */
    DispatchCase require(UUID ticketId) {
        return cases.find(ticketId).filter(this::sees).orElseThrow(() -> absent(ticketId));
    }

    /**
     * The case, if the asker may make the move of its lead unit.
     *
     * @throws Refusal 404 as {@link #require}; 403 where the asker sees it but acts for another unit
     */
    DispatchCase requireForLead(UUID ticketId) {
        DispatchCase found = require(ticketId);
        if (!actsForLead(found)) {
            throw Refusal.forbidden(new Phrase("只有主办单位可以做此操作。", "Only the lead unit does this."));
        }
        return found;
    }

    /**
     * The case, if the asker may call back.
     *
     * @throws Refusal 404 as {@link #require}; 403 where the asker is a unit's own machine
     */
    DispatchCase requireForCallBack(UUID ticketId) {
        DispatchCase found = require(ticketId);
        if (!callsBack()) {
            throw Refusal.forbidden(new Phrase("承办单位不能自行回访。", "A unit does not call back on its own case."));
        }
        return found;
    }

    /** The only unit whose cases the asker sees; null for who sees those of all. */
    @Nullable
    String ownUnit() {
        return seesAll() ? null : unit().orElse("");
    }

    /** The asker's unit; who belonged to one that has ended acts for its heir. */
    private Optional<String> unit() {
        return asker.claim("unit")
                .map(code -> directory.now().directory().current(code, WorkingCalendar.dayOf(clock.instant())));
    }

    /** The moves that the asker may make now, by name. */
    List<String> allowed(DispatchCase one) {
        return CaseMove.allowedFrom(one.stage()).stream()
                .filter(move -> !Collections.disjoint(move.roles(), roles(one)))
                .map(CaseMove::name)
                .toList();
    }

    private Set<CaseRole> roles(DispatchCase one) {
        Set<CaseRole> roles = EnumSet.noneOf(CaseRole.class);
        if (asker.has("dispatcher")) {
            roles.add(CaseRole.DISPATCHER);
        }
        if (callsBack()) {
            roles.add(CaseRole.CALLBACK);
        }
        if (actsForLead(one)) {
            roles.add(asker.has("supervisor") ? CaseRole.SUPERVISOR : CaseRole.HANDLER);
        }
        return roles;
    }

    /** A handler of the lead unit; for the level above, which has no people here, the supervisor (FR-17 b). */
    private boolean actsForLead(DispatchCase one) {
        String lead = one.unitCode();
        if (lead == null) {
            return false;
        }
        if (asker.hasAny("handler", "replies:write") && lead.equals(unit().orElse(null))) {
            return true;
        }
        return asker.has("supervisor")
                && directory
                        .now()
                        .directory()
                        .unit(lead, WorkingCalendar.dayOf(clock.instant()))
                        .filter(unit -> unit.kind() == UnitKind.UPPER_LEVEL)
                        .isPresent();
    }

    private boolean sees(DispatchCase one) {
        String unit = ownUnit();
        return unit == null
                || one.assignments().stream()
                        .anyMatch(assignment -> assignment.endedAt() == null
                                && assignment.unitCode().equals(unit));
    }

    private boolean seesAll() {
        return asker.hasAny("operator", "dispatcher", "callback", "supervisor", "auditor") || isMachineOfTheHotline();
    }

    private boolean callsBack() {
        return asker.has("callback") || (asker.has("callbacks:write") && isMachineOfTheHotline());
    }

    /** A machine that works for no unit. */
    private boolean isMachineOfTheHotline() {
        return asker.machine().isPresent() && asker.claim("unit").isEmpty();
    }

    private static Refusal absent(UUID ticketId) {
        return Refusal.notFound(new Phrase("没有可供您查看的案件：" + ticketId, "There is no case that you may see: " + ticketId));
    }
}
