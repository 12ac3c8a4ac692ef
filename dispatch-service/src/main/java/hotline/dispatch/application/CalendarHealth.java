package hotline.dispatch.application;

import hotline.dispatch.deadlines.CalendarYear;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.persistence.CurrentDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Warns, without failing, where the notice of this year or the next is not loaded (rulebook §6): dates that reach it are provisional. */
@Readiness
@ApplicationScoped
class CalendarHealth implements HealthCheck {
    private final CurrentDirectory directory;
    private final Clock clock;

    CalendarHealth(CurrentDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named("calendar").up();
        int thisYear = WorkingCalendar.dayOf(clock.instant()).getYear();
        for (int year : List.of(thisYear, thisYear + 1)) {
            CalendarYear known = directory.now().years().get(year);
            if (known == null || !known.isLoaded()) {
                health.withData(Integer.toString(year), "not loaded: dates that reach it are provisional");
            }
        }
        return health.build();
    }
}
