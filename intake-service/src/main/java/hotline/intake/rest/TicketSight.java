package hotline.intake.rest;

import hotline.intake.persistence.Duties;
import hotline.intake.persistence.HeardDirectory;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.intake.tickets.Registration.Registrar;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Refusal;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets the asker may see: the hotline's own people and machines all; handlers and leaders those whose case their unit has or
 * had, and those for which they are the first responder or keep the matter; never one that is sealed against their unit or one above it
 * (FR-17).
 */
@RequestScoped
class TicketSight {
    private static final String[] HOTLINE = {"operator", "dispatcher", "callback", "supervisor", "auditor"};

    private final Asker asker;
    private final TicketRepository tickets;
    private final Duties duties;
    private final HeardDirectory directory;
    private final String desk;

    TicketSight(
            Asker asker,
            TicketRepository tickets,
            Duties duties,
            HeardDirectory directory,
            @ConfigProperty(name = "hotline.desk") String desk) {
        this.asker = asker;
        this.tickets = tickets;
        this.duties = duties;
        this.directory = directory;
        this.desk = desk;
    }

    /**
     * The ticket with this id or number.
     *
     * @throws Refusal 404 where there is none that the asker may see
     */
    Sight require(String idOrNumber) {
        return find(idOrNumber)
                .orElseThrow(() -> Refusal.notFound(
                        new Phrase("没有可供您查看的工单：" + idOrNumber, "There is no ticket that you may see: " + idOrNumber)));
    }

    /** The ticket with this id or number, if there is one that the asker may see. */
    Optional<Sight> find(String idOrNumber) {
        return tickets.find(idOrNumber).filter(this::maySee);
    }

    /** Whether the asker may see this one. */
    boolean maySee(Sight sight) {
        return seesAll() || (!sight.isHiddenFrom(hiddenTargets()) && isOwn(sight));
    }

    /** Whether the asker's unit leads the ticket's case now; a machine of the hotline itself stands for none. */
    boolean hasTheCase(Sight sight) {
        return seesAll()
                || (sight.caseView() != null && unit().equals(sight.caseView().unitCode()));
    }

    /** The unit whose tickets the asker may see; null for who sees those of all. */
    @Nullable
    String ownUnit() {
        return seesAll() ? null : unit();
    }

    /** Targets against which sealed tickets are hidden from the asker. */
    List<String> hiddenTargets() {
        return seesAll() ? List.of() : directory.unitsAbove(unit());
    }

    /** The asker as one who registers. */
    Registrar registrar() {
        String unit = unit();
        return new Registrar(
                asker.user(),
                unit,
                directory.unitsAbove(unit),
                asker.has("operator"),
                asker.hasAny("handler", "leader"));
    }

    private boolean seesAll() {
        return asker.hasAny(HOTLINE)
                || (asker.machine().isPresent() && asker.claim("unit").isEmpty());
    }

    /** The asker's unit; who belonged to one that has ended acts for its heir. */
    private String unit() {
        return asker.claim("unit").map(directory::current).orElse(desk);
    }

    private boolean isOwn(Sight sight) {
        return sight.ticket().isFirstResponder(asker.user())
                || duties.keeps(asker.user(), sight.ticket().id())
                || tickets.unitHasOrHad(unit(), sight.ticket().id());
    }
}
