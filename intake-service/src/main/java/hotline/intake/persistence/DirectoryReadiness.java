package hotline.intake.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without a directory no unit, area or category can be told from a mistake. */
@Readiness
@ApplicationScoped
class DirectoryReadiness implements HealthCheck {
    private final HeardDirectory directory;

    DirectoryReadiness(HeardDirectory directory) {
        this.directory = directory;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("directory")
                .status(!directory.isEmpty())
                .build();
    }
}
