package hotline.local.bench;

import java.util.List;

/**
 * What the product is to reach.
 *
 * @param what in words
 * @param figure the name of the measured figure
 * @param against the name of the figure of the limit that it is divided by; empty where it stands by itself
 * @param least whether the bound is the least that is good, not the most
 */
record Target(String what, String figure, String against, boolean least, double bound, String unit) {
    /** Those of one size of the database. */
    static final List<Target> ALL = List.of(
            atLeast(
                    "201s a second, 8 clients, against the limit's transactions",
                    "register.8.perSecond",
                    "limit.transaction.8.perSecond",
                    0.14),
            atLeast(
                    "registered, dispatched and counted a second, sustained",
                    "sustained.perSecond",
                    "limit.transaction.8.perSecond",
                    0.10),
            atMost("processor time a ticket at saturation", "sustained.cpu", "", 2.8, "ms"),
            atMost(
                    "201, 1 client, median, against the limit's",
                    "register.1.median",
                    "limit.transaction.1.median",
                    6,
                    "×"),
            atMost("201, 8 clients, p99, against the limit's", "register.8.p99", "limit.transaction.8.p99", 12, "×"),
            atMost("201 → case visible, 50 a second, median", "visible.case.median", "", 8, "ms"),
            atMost("201 → case visible, 50 a second, p99", "visible.case.p99", "", 30, "ms"),
            atMost("201 → counted, 50 a second, median", "visible.counted.median", "", 15, "ms"),
            atMost("201 → counted, 50 a second, p99", "visible.counted.p99", "", 60, "ms"),
            atMost(
                    "summary, median, against the limit's aggregate",
                    "read.summary.median",
                    "limit.aggregate.median",
                    10,
                    "×"));

    /** From the smallest size to the largest nothing may become worse by more. */
    static final double GROWTH = 1.2;

    /** What is looked up must not slow down either: against the limit's read by key, whatever that is. */
    static final List<Target> READS = List.of(
            read("one ticket by id", "read.ticket.median"),
            read("its case by id", "read.case.median"),
            read("search by words", "read.words.median"),
            read("search by the end of a number", "read.numberTail.median"),
            read("a unit's worklist", "read.worklist.median"));

    private static Target read(String what, String figure) {
        return atMost(what + ", median, against the limit's read", figure, "limit.read.median", Double.NaN, "×");
    }

    private static Target atLeast(String what, String figure, String against, double bound) {
        return new Target(what, figure, against, true, bound, "×");
    }

    private static Target atMost(String what, String figure, String against, double bound, String unit) {
        return new Target(what, figure, against, false, bound, unit);
    }

    /** What is compared with the bound; NaN where something of it was not measured. */
    double value(Figures figures) {
        double measured = figures.get(figure);
        return against.isEmpty() ? measured : measured / figures.get(against);
    }

    boolean isReached(double value) {
        return least ? value >= bound : value <= bound;
    }

    /** How many times worse it is at the larger size; 1 where nothing changed. */
    double growth(Figures small, Figures large) {
        return least ? value(small) / value(large) : value(large) / value(small);
    }
}
