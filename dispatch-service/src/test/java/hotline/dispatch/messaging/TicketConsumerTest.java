package hotline.dispatch.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.messaging.Received;
import hotline.messaging.Verdict;
import hotline.testing.Contracts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of intake's messages dispatch applies, and which it passes over on purpose. */
class TicketConsumerTest {
    @Test
    void noTypeOfIntakesIsUnknownSoThatNothingWaits() {
        List<String> types = Contracts.of("intake-service").types().stream()
                .filter(type -> !type.startsWith("hotline.words"))
                .toList();
        assertThat(types).contains("hotline.ticket.registered.v1");
        for (String type : types) {
            assertThat(verdict(type)).as(type).isNotEqualTo(Verdict.UNKNOWN_TYPE);
        }
        assertThat(verdict("hotline.ticket.from-the-future.v1")).isEqualTo(Verdict.UNKNOWN_TYPE);
    }

    @Test
    void entriesOfTheProblemListsAreNoTickets() {
        assertThat(verdict("hotline.opinion.recorded.v1")).isEqualTo(Verdict.PASSED_OVER);
        assertThat(verdict("hotline.opinion.rectified.v1")).isEqualTo(Verdict.PASSED_OVER);
    }

    private static Verdict verdict(String type) {
        return TicketConsumer.verdict(
                new Received(
                        "hotline.tickets.v1",
                        0,
                        0,
                        "0195f0a2-7c00-7000-8000-000000000001",
                        1,
                        type,
                        Instant.EPOCH,
                        null),
                0);
    }
}
