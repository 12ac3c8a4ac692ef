package hotline.reporting.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the unit's limits end, as dispatch computed them; null where there is no such limit (rulebook §6). */
public record DueDates(
        @Nullable Instant sign,
        @Nullable Instant contact,
        @Nullable Instant reply) {

    /** With this date for the limit, where it is one of these. */
    DueDates moved(String limit, Instant to) {
        return switch (limit) {
            case "SIGN" -> new DueDates(to, contact, reply);
            case "CONTACT" -> new DueDates(sign, to, reply);
            case "REPLY" -> new DueDates(sign, contact, to);
            default -> this;
        };
    }
}
