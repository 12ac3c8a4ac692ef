package hotline.reporting.rest;

import hotline.outcome.Phrase;
import hotline.reporting.facts.Basis;
import hotline.reporting.facts.Channel;
import hotline.reporting.facts.Days;
import hotline.reporting.facts.TicketType;
import hotline.reporting.facts.Urgency;
import hotline.reporting.indicators.Cut;
import hotline.reporting.indicators.Filter;
import hotline.reporting.indicators.Period;
import hotline.rest.Refusal;
import hotline.rest.Refusal.BadField;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of a question for figures, as they were written. */
public class Question {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    @QueryParam("from")
    @Parameter(description = "First day, yyyy-MM-dd in Asia/Shanghai; 1 January of the last day's year if not given.")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "Last day, inclusive; today if not given.")
    @Nullable
    String to;

    @QueryParam("basis")
    @Parameter(
            description =
                    "cohort (default): tickets of the period, where they stand now; flow: what happened in it; due: the"
                            + " limits that fell due in it. Never mixed.")
    @Nullable
    String basis;

    @QueryParam("unit")
    @Parameter(description = "A unit's code; figures of the time before dispatch are then null.")
    @Nullable
    String unit;

    @QueryParam("areaCode")
    @Parameter(
            description = "This area, as registered; with a trailing * every area whose code begins so, as 1505221*.")
    @Nullable
    String areaCode;

    @QueryParam("categoryCode")
    @Parameter(
            description =
                    "This category, as registered; with a trailing * every category whose code begins so, as 01*.")
    @Nullable
    String categoryCode;

    @QueryParam("channel")
    @Nullable
    String channel;

    @QueryParam("type")
    @Nullable
    String type;

    @QueryParam("urgency")
    @Nullable
    String urgency;

    /** What is asked for, understood. */
    public record Asked(Basis basis, Period period, Filter filter) {

        /** The basis as it is written. */
        String written() {
            return basis.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Understands the question.
     *
     * @throws Refusal 400 that names every field that is malformed
     */
    Asked understand(Instant now) {
        List<BadField> bad = new ArrayList<>();
        Period period = period(from, to, now, bad);
        Basis chosen = basis(bad);
        Filter filter = new Filter(
                code("unit", unit, bad),
                constant("channel", channel, Channel.class, bad),
                constant("type", type, TicketType.class, bad),
                constant("urgency", urgency, Urgency.class, bad),
                branch("areaCode", areaCode, bad),
                branch("categoryCode", categoryCode, bad),
                null);
        refuse(bad);
        return new Asked(chosen, period, filter);
    }

    /**
     * Understands a period alone.
     *
     * @throws Refusal 400 that names the fields that are malformed
     */
    static Period period(@Nullable String from, @Nullable String to, Instant now) {
        List<BadField> bad = new ArrayList<>();
        Period period = period(from, to, now, bad);
        refuse(bad);
        return period;
    }

    private static Period period(@Nullable String from, @Nullable String to, Instant now, List<BadField> bad) {
        LocalDate last = date("to", to, Days.of(now), bad);
        LocalDate first = date("from", from, last.withDayOfYear(1), bad);
        if (bad.isEmpty() && first.isAfter(last)) {
            bad.add(new BadField("from", new Phrase("不能晚于 to（" + last + "）", "must not be after to (" + last + ")")));
        }
        return new Period(first, last);
    }

    private static void refuse(List<BadField> bad) {
        if (!bad.isEmpty()) {
            throw Refusal.badFields(bad);
        }
    }

    private Basis basis(List<BadField> bad) {
        String written = given(basis);
        if (written == null) {
            return Basis.COHORT;
        }
        for (Basis one : Basis.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(written)) {
                return one;
            }
        }
        bad.add(new BadField(
                "basis",
                new Phrase(
                        "有三种口径：cohort（期内登记或首次派单的工单现状）、flow（期内发生的事）、due（期内到期的时限）",
                        "there are three bases: cohort (where the period's tickets stand now), flow (what happened in it)"
                                + " and due (the limits that fell due in it)")));
        return Basis.COHORT;
    }

    /**
     * By what figures are broken down.
     *
     * @param otherwise what it is where nothing is said; null where it must be said
     * @throws Refusal 400 when there is no such way
     */
    static Cut cut(@Nullable String by, @Nullable Cut otherwise) {
        String written = given(by);
        if (written == null && otherwise != null) {
            return otherwise;
        }
        for (Cut one : Cut.values()) {
            if (written(one).equals(written)) {
                return one;
            }
        }
        String ways = Arrays.stream(Cut.values()).map(Question::written).collect(Collectors.joining(", "));
        throw Refusal.badField("by", new Phrase("应为其中之一：" + ways, "must be one of: " + ways));
    }

    /** That way as it is written, for example {@code firstResponder}. */
    static String written(Cut by) {
        return by == Cut.FIRST_RESPONDER ? "firstResponder" : by.name().toLowerCase(Locale.ROOT);
    }

    private static LocalDate date(String field, @Nullable String text, LocalDate otherwise, List<BadField> bad) {
        String written = given(text);
        if (written == null) {
            return otherwise;
        }
        try {
            if (DATE.matcher(written).matches()) {
                return LocalDate.parse(written);
            }
        } catch (DateTimeException e) {
            // named below, as what has the wrong form is
        }
        bad.add(new BadField(field, new Phrase("应为日期，如 2019-03-04", "must be a date, such as 2019-03-04")));
        return otherwise;
    }

    private static <E extends Enum<E>> @Nullable E constant(
            String field, @Nullable String text, Class<E> type, List<BadField> bad) {
        String written = given(text);
        if (written == null) {
            return null;
        }
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(written.toUpperCase(Locale.ROOT))) {
                return one;
            }
        }
        String values = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        bad.add(new BadField(field, new Phrase("应为其中之一：" + values, "must be one of: " + values)));
        return null;
    }

    /** A code, or the beginning of codes with a star behind it. */
    private static @Nullable String branch(String field, @Nullable String text, List<BadField> bad) {
        String written = code(field, text, bad);
        int star = written == null ? -1 : written.indexOf(Filter.BELOW);
        if (written != null && star >= 0 && (star == 0 || star < written.length() - 1)) {
            bad.add(new BadField(
                    field,
                    new Phrase("* 只能放在编码之后，如 01*", "the star stands behind the beginning of a code, such as 01*")));
        }
        return written;
    }

    private static @Nullable String code(String field, @Nullable String text, List<BadField> bad) {
        String written = given(text);
        if (written != null && written.chars().anyMatch(Character::isISOControl)) {
            bad.add(new BadField(field, new Phrase("不能含有控制字符", "must not contain control characters")));
        }
        return written;
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
