package hotline.dispatch.rest;

import hotline.dispatch.cases.Assignment;
import hotline.dispatch.cases.CaseMove;
import hotline.dispatch.cases.CaseRole;
import hotline.dispatch.cases.DispatchCase;
import hotline.dispatch.cases.Possible;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.directory.UnitKind;
import hotline.dispatch.persistence.CaseRepository;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.dispatch.routing.Exclusions;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Refusal;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
    private static final Map<String, CaseRole> PLAIN =
            Map.of("operator", CaseRole.OPERATOR, "dispatcher", CaseRole.DISPATCHER, "supervisor", CaseRole.SUPERVISOR);

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
     * The case, if the asker is let make the move on it, as the table says.
     *
     * @throws Refusal 404 as {@link #require(UUID)}, save for the first responder's moves; 403 where the asker sees it
     *     and is none of those who make the move
     */
    DispatchCase require(UUID ticketId, CaseMove move) {
        DispatchCase found = cases.find(ticketId)
                .filter(one -> sees(one) || (move.roles().contains(CaseRole.FIRST_RESPONDER) && isFirstResponder(one)))
                .orElseThrow(() -> absent(ticketId));
        if (Collections.disjoint(move.roles(), roles(found))) {
            throw Refusal.forbidden(
                    new Phrase("您的角色或单位对此件不能做此操作。", "Your role or unit does not allow this on this case."));
        }
        return found;
    }

    /** The only unit whose cases the asker sees; null for who sees those of all. */
    @Nullable
    String ownUnit() {
        return seesAll() ? null : unit().orElse("");
    }

    /** The asker's unit; who belonged to one that has ended acts for its heir. */
    Optional<String> unit() {
        return asker.claim("unit").map(this::current);
    }

    /** The code under which a unit goes now: its own, or its heir's. */
    String current(String unitCode) {
        return directory.now().directory().current(unitCode, today());
    }

    /** The moves that the asker may make now, by name. */
    List<String> allowed(DispatchCase one) {
        Set<CaseRole> roles = roles(one);
        return CaseMove.allowedFrom(one.stage()).stream()
                .filter(move -> !Collections.disjoint(move.roles(), roles) && Possible.now(move, one))
                .map(CaseMove::name)
                .toList();
    }

    /** As what the asker stands to the case. */
    Set<CaseRole> roles(DispatchCase one) {
        Set<CaseRole> roles = EnumSet.noneOf(CaseRole.class);
        PLAIN.forEach((name, role) -> {
            if (asker.has(name)) {
                roles.add(role);
            }
        });
        if (callsBack()) {
            roles.add(CaseRole.CALLBACK);
        }
        if (isFirstResponder(one)) {
            roles.add(CaseRole.FIRST_RESPONDER);
        }
        if (asker.hasAny("handler", "replies:write")) {
            String own = unit().orElse("");
            if (own.equals(one.unitCode())) {
                roles.add(CaseRole.HANDLER);
                if (asker.has("leader")) {
                    roles.add(CaseRole.LEADER);
                }
            }
            if (has(one, own, Assignment.Kind.ASSIST)) {
                roles.add(CaseRole.ASSISTANT);
            }
        }
        if (asker.has("supervisor") && isLedFromAbove(one)) {
            roles.add(CaseRole.STAND_IN);
        }
        return roles;
    }

    /** The level above has no people here: the supervisor stands in (FR-17 b). */
    private boolean isLedFromAbove(DispatchCase one) {
        return directory
                .now()
                .directory()
                .unit(one.unitCode(), today())
                .filter(unit -> unit.kind() == UnitKind.UPPER_LEVEL)
                .isPresent();
    }

    /** A person of the accused unit keeps the name and not the sight (FR-17). */
    private boolean isFirstResponder(DispatchCase one) {
        String own = unit().orElse(null);
        return asker.user().equals(one.ticket().firstResponder()) && (own == null || !isAccused(one, own));
    }

    /** Whether the asker may see the case. */
    boolean sees(DispatchCase one) {
        String unit = ownUnit();
        return unit == null || (has(one, unit, null) && !isAccused(one, unit));
    }

    private static boolean has(DispatchCase one, String unit, Assignment.@Nullable Kind kind) {
        return one.assignments().stream()
                .anyMatch(assignment -> assignment.endedAt() == null
                        && assignment.unitCode().equals(unit)
                        && (kind == null || assignment.kind() == kind));
    }

    private boolean isAccused(DispatchCase one, String unit) {
        return Exclusions.excluded(
                one.ticket().type(),
                one.ticket().targetUnitCode(),
                unit,
                directory.now().directory(),
                today());
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
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
