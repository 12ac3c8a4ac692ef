package hotline.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.intake.messaging.CaseConsumer;
import hotline.messaging.Json;
import hotline.messaging.Received;
import hotline.messaging.Verdict;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What dispatch would say of one ticket's case, heard in the order in which it is said. */
final class HeardFromDispatch {
    private final CaseConsumer consumer;
    private final String ticket;
    private int sequence;

    HeardFromDispatch(CaseConsumer consumer, String ticket) {
        this.consumer = consumer;
        this.ticket = ticket;
    }

    /** An event, with its fields as JSON. */
    HeardFromDispatch says(String name, String stage, String fields) {
        return says(name, stage, Instant.now(), fields);
    }

    HeardFromDispatch says(String name, String stage, Instant at, String fields) {
        ObjectNode body = Json.read("{" + fields.replace('\'', '"') + "}", ObjectNode.class);
        body.put("ticketId", ticket)
                .put("at", at.toString())
                .put("by", "router")
                .put("stage", stage);
        hear("hotline.cases.v1", ticket, ++sequence, "hotline.case." + name + ".v1", at, body.toString());
        return this;
    }

    /** The free text of the last event, as dispatch would send it. */
    HeardFromDispatch words(String kind, String fields) {
        hear(
                "hotline.words.v1",
                ticket + "/" + kind + "/" + sequence,
                1,
                "hotline.words.v1",
                Instant.now(),
                "{" + fields.replace('\'', '"') + "}");
        return this;
    }

    /** The key of the next event's words. */
    String key(String kind) {
        return ticket + "/" + kind + "/" + (sequence + 1);
    }

    UUID id() {
        return UUID.fromString(ticket);
    }

    private void hear(String topic, String key, int number, String type, Instant at, String data) {
        List<Verdict> verdicts = QuarkusTransaction.requiringNew()
                .call(() -> consumer.apply(List.of(
                        new Received(topic, 0, 0, key, number, type, at, data.getBytes(StandardCharsets.UTF_8)))));
        if (!verdicts.equals(List.of(Verdict.APPLIED))) {
            throw new IllegalStateException(type + " is " + verdicts);
        }
    }
}
