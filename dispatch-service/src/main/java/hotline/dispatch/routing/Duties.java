package hotline.dispatch.routing;

import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Unit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whose duty a matter is by the dispatch catalogue, as the moves ask it that hand a case on (FR-13). A department's own
 * duty is not dispatched down to a township or farm without a reason that is kept and counted.
 */
public final class Duties {

    private final CatalogueMatch match;
    private final Directory directory;
    private final LocalDate on;

    private Duties(CatalogueMatch match, Directory directory, LocalDate on) {
        this.match = match;
        this.directory = directory;
        this.on = on;
    }

    /** The duties in a matter of the category in the area on the day; what the directory does not know counts as none. */
    public static Duties of(
            @Nullable String categoryCode,
            @Nullable String areaCode,
            DispatchCatalogue catalogue,
            Directory directory,
            LocalDate on) {
        Exclusions nobody = new Exclusions(TicketType.OTHER, null, directory, on);
        return new Duties(CatalogueMatch.find(categoryCode, areaCode, catalogue, directory, nobody), directory, on);
    }

    /** Whether the matter is a department's own duty: its best catalogue entry is led by the department. */
    public boolean isDepartmentsOwn() {
        return match.best()
                .map(best -> best.entry().leadKind() == LeadKind.DEPARTMENT)
                .orElse(false);
    }

    /** Whether leading the matter at this unit would dispatch a department's own duty down to a township or farm. */
    public boolean goesDownToLead(String unitCode) {
        return isDepartmentsOwn() && isTerritorial(unitCode);
    }

    /** Whether assisting at this unit would put on a township or farm what does not stand on its list. */
    public boolean goesDownToAssist(String unitCode) {
        return isTerritorial(unitCode)
                && !match.best()
                        .map(best -> best.lead().code().equals(unitCode) || best.assistedBy(unitCode))
                        .orElse(false);
    }

    private boolean isTerritorial(String unitCode) {
        return directory
                .unit(unitCode, on)
                .map(Unit::kind)
                .filter(kind -> kind.isTerritorial())
                .isPresent();
    }
}
