package hotline.reporting.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The days by which everything is counted. */
public final class Days {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Days() {}

    /** The date in Asia/Shanghai at that moment. */
    public static LocalDate of(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }
}
