package hotline.dispatch.deadlines;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a receipt: a day and whether it counts, or a remark.
 *
 * @param date the day in Asia/Shanghai; null for a remark about the whole
 * @param counted whether the day counts
 * @param provisional whether it stands on Monday to Friday alone, for want of the year's notice
 * @param zh why, in Chinese
 * @param en why, in English
 */
public record ReceiptLine(@Nullable LocalDate date, boolean counted, boolean provisional, String zh, String en) {

    public ReceiptLine {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }
}
