package hotline.reporting.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the unit's limits end, as dispatch computed them; null where there is no such limit (rulebook §6). */
public record DueDates(
        @Nullable Instant sign,
        @Nullable Instant contact,
        @Nullable Instant reply) {}
