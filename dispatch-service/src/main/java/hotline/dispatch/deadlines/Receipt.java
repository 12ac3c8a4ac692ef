package hotline.dispatch.deadlines;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a due date came about, so that anybody can count it again (rulebook §6).
 *
 * @param startedAt when the clock began
 * @param limit how much time there is, and by which article
 * @param lines each day from the start to the due day, counted or skipped, and remarks
 */
public record Receipt(Instant startedAt, Limit limit, List<ReceiptLine> lines) {

    public Receipt {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(limit, "limit");
        lines = List.copyOf(lines);
    }

    /** This receipt with one more line at its end. */
    public Receipt with(ReceiptLine line) {
        return new Receipt(
                startedAt, limit, Stream.concat(lines.stream(), Stream.of(line)).toList());
    }
}
