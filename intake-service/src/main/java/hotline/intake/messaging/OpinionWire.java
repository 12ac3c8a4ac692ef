package hotline.intake.messaging;

import hotline.intake.opinions.Ledger;
import hotline.intake.opinions.Opinion;
import hotline.intake.opinions.OpinionEvent;
import hotline.intake.opinions.OpinionEvent.OpinionRecorded;
import hotline.intake.opinions.OpinionEvent.OpinionRectified;
import hotline.messaging.Latest;
import hotline.messaging.Wire.Written;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events of the problem lists as others read them, on the topic of the tickets. */
final class OpinionWire {
    private OpinionWire() {}

    static Written write(OpinionEvent event) {
        return switch (event) {
            case OpinionRecorded recorded -> recorded(recorded);
            case OpinionRectified rectified -> rectified(rectified);
        };
    }

    private static Written recorded(OpinionRecorded event) {
        Opinion opinion = event.opinion();
        String words = opinion.id() + "/opinion/1";
        return new Written(
                "hotline.opinion.recorded.v1",
                event.at(),
                new RecordedBody(
                        opinion.id(),
                        opinion.ledger(),
                        opinion.channel().name(),
                        opinion.collectedAt(),
                        opinion.unitCode(),
                        opinion.areaCode(),
                        event.by(),
                        words),
                List.of(new Latest(TicketWire.WORDS, words, 1, new OpinionWords(event.text()))));
    }

    private static Written rectified(OpinionRectified event) {
        Opinion opinion = event.opinion();
        String words = event.text() == null ? null : opinion.id() + "/rectified/2";
        return new Written(
                "hotline.opinion.rectified.v1",
                event.at(),
                new RectifiedBody(opinion.id(), opinion.ledger(), event.at(), event.by(), event.unitCode(), words),
                words == null || event.text() == null
                        ? List.of()
                        : List.of(new Latest(TicketWire.WORDS, words, 1, new OpinionWords(event.text()))));
    }

    /** Body of {@code hotline.opinion.recorded.v1}. */
    record RecordedBody(
            UUID opinionId,
            Ledger ledger,
            String channel,
            Instant collectedAt,
            @Nullable String unitCode,
            @Nullable String areaCode,
            String by,
            String words) {}

    /** Body of {@code hotline.opinion.rectified.v1}. */
    record RectifiedBody(
            UUID opinionId,
            Ledger ledger,
            Instant at,
            String by,
            @Nullable String unitCode,
            @Nullable String words) {}

    /** Words of an opinion, and of its rectification. */
    record OpinionWords(String text) {}
}
