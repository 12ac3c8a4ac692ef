package hotline.intake.rest;

import hotline.outcome.Phrase;
import hotline.rest.Refusal;
import hotline.time.HotlineTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a query; a bad one is named in a 400. The days of a period are both inclusive. */
final class Parameters {
    private static final Pattern DATE = Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}");

    private Parameters() {}

    /** One of the constants by its name; null where none is given. */
    static <E extends Enum<E>> @Nullable E oneOf(String field, @Nullable String name, Class<E> type) {
        if (name == null) {
            return null;
        }
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw notOneOf(field, Arrays.stream(constants).map(Enum::name).toList());
    }

    /** True or false; null where none is given. */
    static @Nullable Boolean trueOrFalse(String field, @Nullable String text) {
        if (text == null || text.equals("true") || text.equals("false")) {
            return text == null ? null : Boolean.valueOf(text);
        }
        throw notOneOf(field, List.of("true", "false"));
    }

    static Refusal notOneOf(String field, Collection<String> values) {
        String all = String.join(", ", values);
        return Refusal.badField(field, new Phrase("应为其中之一：" + all, "must be one of: " + all));
    }

    /** The beginning of the day; null where none is given. */
    static @Nullable Instant startOf(String field, @Nullable String date) {
        return start(field, date, 0);
    }

    /** The beginning of the day after; null where none is given. */
    static @Nullable Instant endOf(String field, @Nullable String date) {
        return start(field, date, 1);
    }

    private static @Nullable Instant start(String field, @Nullable String date, int daysLater) {
        if (date == null) {
            return null;
        }
        try {
            if (!DATE.matcher(date).matches()) {
                throw new DateTimeException("is no date of four-digit years");
            }
            return LocalDate.parse(date)
                    .plusDays(daysLater)
                    .atStartOfDay(HotlineTime.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw Refusal.badField(field, new Phrase("应为日期，如 2019-03-04", "must be a date like 2019-03-04"));
        }
    }
}
