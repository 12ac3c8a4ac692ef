package hotline.dispatch.cases;

import hotline.dispatch.deadlines.Deadlines;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.directory.Directory;
import hotline.dispatch.routing.DispatchCatalogue;
import hotline.dispatch.routing.Duties;
import hotline.dispatch.routing.Exclusions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a decision about a case goes by: directory, catalogue and limits of the moment, and the time.
 *
 * @param joined the tickets that are merged into the case: who is accused by one of them gets none of it (FR-17)
 */
public record Grounds(
        Directory directory,
        DispatchCatalogue catalogue,
        Deadlines deadlines,
        Instant now,
        List<RegisteredTicket> joined) {

    public Grounds {
        joined = List.copyOf(joined);
    }

    /** The same for a case into which these are merged. */
    public Grounds with(List<RegisteredTicket> merged) {
        return new Grounds(directory, catalogue, deadlines, now, merged);
    }

    /** The day in Asia/Shanghai. */
    public LocalDate today() {
        return WorkingCalendar.dayOf(now);
    }

    /** The code under which the unit goes now: its own, or its heir's. */
    String current(String unitCode) {
        return directory.current(unitCode, today());
    }

    /** Who must not get the ticket in any way (FR-17). */
    public Exclusions exclusions(RegisteredTicket ticket) {
        return new Exclusions(ticket.type(), ticket.targetUnitCode(), directory, today());
    }

    /** Whether the unit must not get the ticket, or one that is merged into it, in any way (FR-17). */
    public boolean excludes(RegisteredTicket ticket, String unitCode) {
        return Stream.concat(Stream.of(ticket), joined.stream())
                .anyMatch(one -> exclusions(one).excludes(unitCode));
    }

    /** Whose duty the ticket is (FR-13). */
    Duties duties(RegisteredTicket ticket) {
        return Duties.of(ticket.categoryCode(), ticket.areaCode(), catalogue, directory, today());
    }
}
