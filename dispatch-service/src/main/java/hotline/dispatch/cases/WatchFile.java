package hotline.dispatch.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a case is pressed forward.
 *
 * @param urges how often it was urged
 * @param supervisions all that were issued, in their order
 */
public record WatchFile(int urges, List<Supervised> supervisions) {

    /** Nobody has pressed. */
    static final WatchFile NONE = new WatchFile(0, List.of());

    public WatchFile {
        supervisions = List.copyOf(supervisions);
    }

    /** A formal supervision 督办, or an escalation 提级. */
    public enum Kind {
        SUPERVISION,
        ESCALATION
    }

    /** What was issued; {@code answeredAt} is null as long as an answer is owed. */
    public record Supervised(
            String number,
            Kind kind,
            Instant dueAt,
            @Nullable Instant answeredAt) {}

    Optional<Supervised> unanswered(String number) {
        return supervisions.stream()
                .filter(one -> one.number().equals(number) && one.answeredAt() == null)
                .findFirst();
    }

    WatchFile urged() {
        return new WatchFile(urges + 1, supervisions);
    }

    WatchFile supervised(Supervised issued) {
        return new WatchFile(
                urges, Stream.concat(supervisions.stream(), Stream.of(issued)).toList());
    }

    WatchFile answered(String number, Instant at) {
        return new WatchFile(
                urges,
                supervisions.stream()
                        .map(one ->
                                one.number().equals(number) ? new Supervised(number, one.kind(), one.dueAt(), at) : one)
                        .toList());
    }
}
