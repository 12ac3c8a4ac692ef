package hotline.reporting.persistence;

import hotline.reporting.facts.CounterKey;
import hotline.reporting.facts.Dimension;
import hotline.reporting.indicators.CodeRange;
import hotline.reporting.indicators.Cut;
import hotline.reporting.indicators.Filter;
import hotline.reporting.indicators.Slice;
import org.jspecify.annotations.Nullable;

/**
 * How figures are cut into parts, in SQL: by what a row belongs to a part, in the counters and in the facts.
 *
 * @param by null where they are not cut
 */
record Cutting(@Nullable Cut by) {
    private static final CodeRange ANY = CodeRange.of("*");
    private static final CodeRange NONE = new CodeRange(CounterKey.NONE, CounterKey.NONE);
    private static final CodeRange ANY_UNIT = new CodeRange("\u0001", ANY.to());

    /** Which counters are read: those of these units, this dimension and these keys. */
    record Counters(CodeRange units, Dimension dimension, CodeRange keys) {
        String condition() {
            return "dimension = :dimension AND " + in("unit", units) + " AND " + in("key", keys);
        }

        /** A range of one is written as equality: the index is then entered at one place. */
        private static String in(String column, CodeRange range) {
            return range.from().equals(range.to())
                    ? "%s = :%sFrom".formatted(column, column)
                    : "%s BETWEEN :%sFrom AND :%sTo".formatted(column, column, column);
        }
    }

    /** The counters that answer this, or null where only the facts can: a counter knows one dimension. */
    @Nullable
    Counters counters(Filter filter) {
        Slice slice = filter.counters();
        if (slice == null) {
            return null;
        }
        if (by == null || by.isByTime()) {
            return new Counters(new CodeRange(slice.unit(), slice.unit()), slice.dimension(), slice.keys());
        }
        if (by == Cut.UNIT) {
            if (slice.isUnit()) {
                return new Counters(new CodeRange(slice.unit(), slice.unit()), Dimension.ALL, NONE);
            }
            return slice.equals(Slice.WHOLE) ? new Counters(ANY_UNIT, Dimension.ALL, NONE) : null;
        }
        Dimension dimension = by.dimension();
        if (dimension == null) {
            throw new IllegalStateException("no dimension is cut by " + by);
        }
        if (slice.equals(Slice.WHOLE)) {
            return new Counters(NONE, dimension, ANY);
        }
        return slice.dimension() == dimension ? new Counters(NONE, dimension, slice.keys()) : null;
    }

    /** The part of a counter. */
    String partOfCounter() {
        return by == null
                ? "''"
                : switch (by) {
                    case DAY, MONTH -> ofDay("day");
                    case UNIT -> "unit";
                    case AREA, CATEGORY, CHANNEL, TYPE, URGENCY, FIRST_RESPONDER -> "key";
                };
    }

    /** The part of a fact {@code f}, or NULL where it is in none. */
    String partOfFact(String unit, String day) {
        return by == null
                ? "''"
                : switch (by) {
                    case DAY, MONTH -> ofDay(day);
                    case UNIT -> "nullif(" + unit + ", '')";
                    case AREA -> registered("coalesce(f.area_code, '')");
                    case CATEGORY -> registered("coalesce(f.category_code, '')");
                    case CHANNEL -> "f.channel";
                    case TYPE -> "f.type";
                    case URGENCY -> "f.urgency";
                    case FIRST_RESPONDER -> registered("coalesce(f.first_responder, '')");
                };
    }

    private String ofDay(String day) {
        return by == Cut.MONTH ? "to_char(" + day + ", 'YYYY-MM')" : day + "::text";
    }

    private static String registered(String value) {
        return "CASE WHEN f.channel IS NOT NULL THEN " + value + " END";
    }
}
