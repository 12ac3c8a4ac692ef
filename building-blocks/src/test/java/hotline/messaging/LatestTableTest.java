package hotline.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.testing.StackResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The last version of each key: a higher one replaces, a lower one is ignored, an erased one stays erased. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class LatestTableTest {
    private static final String TOPIC = "example.texts.v1";

    @Inject
    LatestTable latest;

    private final UUID record = UUID.randomUUID();
    private final String key = record + "/text/1";

    @Test
    void aHigherVersionReplacesAndALowerOneIsIgnored() {
        hear(heard(1, "\"one\""));
        hear(heard(3, "\"three\""));
        hear(heard(2, "\"two\""));
        assertThat(latest.readAllOf(TOPIC, record)).isEqualTo(Map.of(key, "\"three\""));
    }

    @Test
    void inOneBatchTheHighestWins() {
        hear(heard(2, "\"two\""), heard(1, "\"one\""));
        assertThat(latest.read(TOPIC, List.of(key))).isEqualTo(Map.of(key, "\"two\""));
    }

    @Test
    void aTombstoneErasesAndALateRepeatDoesNotBringTheTextBack() {
        hear(heard(1, "\"one\""));
        hear(heard(2, null));
        hear(heard(1, "\"one\""));
        assertThat(latest.readAllOf(TOPIC, record)).isEmpty();
        assertThat(latest.versions(TOPIC)).containsEntry(key, 2);
    }

    @Test
    void theTextsOfAnotherRecordAreNotRead() {
        hear(heard(1, "\"one\""));
        assertThat(latest.readAllOf(TOPIC, UUID.randomUUID())).isEmpty();
    }

    private void hear(Received... messages) {
        QuarkusTransaction.requiringNew().run(() -> latest.replace(List.of(messages)));
    }

    private Received heard(int sequence, String json) {
        return new Received(
                TOPIC,
                0,
                0,
                key,
                sequence,
                "",
                Instant.EPOCH,
                json == null ? null : json.getBytes(StandardCharsets.UTF_8));
    }
}
