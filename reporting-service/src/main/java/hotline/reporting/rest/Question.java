package hotline.reporting.rest;

import hotline.outcome.Phrase;
import hotline.reporting.facts.Basis;
import hotline.reporting.facts.Channel;
import hotline.reporting.facts.Days;
import hotline.reporting.facts.TicketType;
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
            description = "cohort (default): tickets of the period, where they stand now; flow: what happened in it.")
    @Nullable
    String basis;

    @QueryParam("unit")
    @Parameter(description = "A unit's code; figures of the time before dispatch are then null.")
    @Nullable
    String unit;

    @QueryParam("areaCode")
    @Parameter(description = "Exactly this area, as registered.")
    @Nullable
    String areaCode;

    @QueryParam("categoryCode")
    @Parameter(description = "Exactly this category, as registered.")
    @Nullable
    String categoryCode;

    @QueryParam("channel")
    @Nullable
    String channel;

    @QueryParam("type")
    @Nullable
    String type;

    /** What is asked for, understood. */
    public record Asked(Basis basis, Period period, Filter filter) {}

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
                code("areaCode", areaCode, bad),
                code("categoryCode", categoryCode, bad),
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
        if (written == null || written.equals("cohort")) {
            return Basis.COHORT;
        }
        if (!written.equals("flow")) {
            bad.add(
                    new BadField(
                            "basis",
                            new Phrase(
                                    "目前有两种口径：cohort（期内登记或首次派单的工单现状）、flow（期内发生的事）",
                                    "there are two bases: cohort (where the period's tickets stand now) and flow (what happened in it)")));
        }
        return Basis.FLOW;
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
