package hotline.reporting.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Rates (rulebook §7). */
public final class Rates {
    private Rates() {}

    /** The part of the whole in percent, to two decimals, half up; null where the whole is nothing. */
    public static @Nullable BigDecimal percent(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }
}
