package hotline.dispatch.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Whose replies the leader reviews before they go to the caller (审核). */
@ApplicationScoped
class ReviewedUnits {
    private static final String ALL = "*";

    private final Set<String> units;

    ReviewedUnits(@ConfigProperty(name = "hotline.reply.reviewed-units") Optional<Set<String>> units) {
        this.units = Set.copyOf(units.orElse(Set.of()));
    }

    boolean isAskedOf(@Nullable String unitCode) {
        return unitCode != null && (units.contains(ALL) || units.contains(unitCode));
    }
}
