package hotline.local.imports;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as tables have them: 2019-03-04 09:05, 2019/3/4 9:05:00, 2019.3.4, 2019年3月4日 9时5分, 2019-03-04T09:05:00+08:00. Without an
 * offset they are times in Asia/Shanghai, without a time of day the beginning of the day.
 */
final class LocalTimes {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern FORM =
            Pattern.compile("(?<year>\\d{4})[-/.年](?<month>\\d{1,2})[-/.月](?<day>\\d{1,2})日?"
                    + "(?:[T\\s]*(?<hour>\\d{1,2})[:时点](?<minute>\\d{1,2})?分?(?::?(?<second>\\d{1,2})(?:\\.\\d+)?秒?)?)?"
                    + "\\s*(?<offset>Z|[+-]\\d{2}:?\\d{2})?");

    private LocalTimes() {}

    /** The time in RFC 3339; empty where the text is none of the forms. */
    static Optional<String> read(String text) {
        Matcher form = FORM.matcher(text.replace('：', ':')
                .replace('\u3000', ' ')
                .replace('\u00a0', ' ')
                .strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(form.group("year")),
                    number(form.group("month")),
                    number(form.group("day")),
                    number(form.group("hour")),
                    number(form.group("minute")),
                    number(form.group("second")));
            String offset = form.group("offset");
            OffsetDateTime time =
                    offset == null ? local.atZone(ZONE).toOffsetDateTime() : local.atOffset(ZoneOffset.of(offset));
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
