package hotline.reporting.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.messaging.Messaging;
import hotline.messaging.Received;
import hotline.reporting.facts.Ledger;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Intake and dispatch as the report hears them: CloudEvents in binary mode, their bodies the producers' golden files. */
public final class Producers implements AutoCloseable {
    private static final Path INTAKE = Path.of("../intake-service/src/main/resources/contracts");
    private static final Path DISPATCH = Path.of("../dispatch-service/src/main/resources/contracts");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Producer<String, byte[]> kafka;

    public Producers(String bootstrapServers) {
        this.kafka = Messaging.producer(bootstrapServers);
    }

    /** What a producer would send about a ticket; the numbers of its two sides follow from what was written before. */
    public final class Ticket {
        public final UUID id = UUID.randomUUID();
        private int ticketSequence;
        private int caseSequence;

        /** Intake says that the ticket was registered. */
        public Message registered(Instant at, Consumer<ObjectNode> changes) {
            ObjectNode body = golden(INTAKE, "hotline.ticket.registered.v1");
            body.put("registeredAt", at.toString());
            body.remove("outcome");
            changes.accept(body);
            return new Message(TicketMessages.TOPIC, TicketMessages.REGISTERED, id, ++ticketSequence, body);
        }

        public Message registered(Instant at) {
            return registered(at, body -> {});
        }

        /** Intake says that a ticket of former times was imported; nobody knows who was asked first. */
        public Message imported(Instant at) {
            ObjectNode body = golden(INTAKE, "hotline.ticket.registered.v1");
            body.put("registeredAt", at.toString()).put("formerNumber", "2019-0001");
            body.remove(List.of("outcome", "firstResponder"));
            body.putNull("categoryCode").putNull("areaCode").putNull("firstResponder");
            body.putArray("history").addObject().put("at", at.toString()).put("what", "DISPATCHED");
            return new Message(TicketMessages.TOPIC, TicketMessages.IMPORTED, id, ++ticketSequence, body);
        }

        /** Intake says how the ticket is classified after a correction. */
        public Message corrected(Instant at, String type, String areaCode) {
            ObjectNode body = JSON.createObjectNode()
                    .put("number", "15052220190304000001")
                    .put("at", at.toString())
                    .put("by", "dispatcher")
                    .put("type", type)
                    .put("urgency", "NORMAL")
                    .put("categoryCode", "010101")
                    .put("areaCode", areaCode)
                    .put("words", id + "/ticket/1");
            return new Message(TicketMessages.TOPIC, TicketMessages.CORRECTED, id, ++ticketSequence, body);
        }

        /** Intake says that a person's data were erased. */
        public Message erased(Instant at) {
            ObjectNode body = JSON.createObjectNode()
                    .put("number", "15052220190304000001")
                    .put("at", at.toString())
                    .put("by", "admin");
            return new Message(TicketMessages.TOPIC, "hotline.ticket.erased.v1", id, ++ticketSequence, body);
        }

        /** Intake says that the caller was told something. */
        public Message told(Instant at) {
            ObjectNode body = golden(INTAKE, "hotline.ticket.told.v1");
            body.put("at", at.toString());
            return new Message(TicketMessages.TOPIC, "hotline.ticket.told.v1", id, ++ticketSequence, body);
        }

        /** Dispatch says that the case moved. */
        public Message moved(String name, Instant at, Consumer<ObjectNode> changes) {
            String type = "hotline.case." + name + ".v1";
            ObjectNode body = golden(DISPATCH, type);
            body.put("at", at.toString());
            changes.accept(body);
            return new Message(CaseMessages.TOPIC, type, id, ++caseSequence, body);
        }

        public Message moved(String name, Instant at) {
            return moved(name, at, body -> {});
        }

        /** Dispatch says something of a type that nobody knows yet. */
        public Message movedUnheardOf(Instant at) {
            ObjectNode body = golden(DISPATCH, "hotline.case.signed.v1");
            body.put("at", at.toString());
            return new Message(CaseMessages.TOPIC, "hotline.case.beamed-up.v1", id, ++caseSequence, body);
        }
    }

    /** What intake would send about an entry of a problem list. */
    public final class Opinion {
        public final UUID id = UUID.randomUUID();

        public Message recorded(Ledger ledger, String channel, Instant at) {
            ObjectNode body = JSON.createObjectNode()
                    .put("opinionId", id.toString())
                    .put("ledger", ledger.name())
                    .put("channel", channel)
                    .put("collectedAt", at.toString())
                    .put("unitCode", "MZJ")
                    .put("by", "operator")
                    .put("words", id + "/opinion/1");
            return new Message(TicketMessages.TOPIC, OpinionMessages.RECORDED, id, 1, body);
        }

        public Message rectified(Ledger ledger, Instant at) {
            ObjectNode body = JSON.createObjectNode()
                    .put("opinionId", id.toString())
                    .put("ledger", ledger.name())
                    .put("at", at.toString())
                    .put("by", "handler-mzj");
            return new Message(TicketMessages.TOPIC, OpinionMessages.RECTIFIED, id, 2, body);
        }
    }

    /** A message that has not been sent yet, or that is sent again. */
    public final class Message {
        private final String topic;
        private final String type;
        private final UUID ticket;
        private final int sequence;
        private final byte[] data;

        private Message(String topic, String type, UUID ticket, int sequence, ObjectNode body) {
            this(
                    topic,
                    type,
                    ticket,
                    sequence,
                    body.put("ticketId", ticket.toString()).toString());
        }

        private Message(String topic, String type, UUID ticket, int sequence, String data) {
            this.topic = topic;
            this.type = type;
            this.ticket = ticket;
            this.sequence = sequence;
            this.data = data.getBytes(StandardCharsets.UTF_8);
        }

        /** The same message with a body that cannot be read. */
        public Message poisoned() {
            return new Message(topic, type, ticket, sequence, "{\"ticketId\": \"" + ticket + "\", \"at\": ");
        }

        public void send() {
            Producers.this.send(List.of(this));
        }

        /** The message as a reader has it. */
        Received received() {
            return new Received(topic, 0, 0, ticket.toString(), sequence, type, Instant.EPOCH, data);
        }

        private ProducerRecord<String, byte[]> record() {
            CloudEvent event = CloudEventBuilder.v1()
                    .withId(topic + "/" + ticket + "/" + sequence)
                    .withSource(URI.create("/test"))
                    .withType(type)
                    .withExtension("sequence", Integer.toString(sequence))
                    .withData("application/json", data)
                    .build();
            return KafkaMessageFactory.<String>createWriter(topic, null, null, ticket.toString())
                    .writeBinary(event);
        }
    }

    /** Sends messages in this order and waits until Kafka has them all. */
    public void send(List<Message> messages) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        messages.forEach(message -> sent.add(kafka.send(message.record())));
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Kafka did not take a message", e);
        }
    }

    /** Dispatch says how an entry of the directory is. */
    public void directory(String key, String json) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(key)
                .withSource(URI.create("/test"))
                .withType("hotline.directory.unit.v1")
                .withExtension("sequence", "1")
                .withData("application/json", json.getBytes(StandardCharsets.UTF_8))
                .build();
        send(KafkaMessageFactory.<String>createWriter("hotline.directory.v1", null, null, key)
                .writeBinary(event));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            kafka.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Kafka did not take a message", e);
        }
    }

    public Opinion opinion() {
        return new Opinion();
    }

    public Ticket ticket() {
        return new Ticket();
    }

    @Override
    public void close() {
        kafka.close();
    }

    private static ObjectNode golden(Path folder, String type) {
        try {
            return (ObjectNode) JSON.readTree(Files.readString(folder.resolve(type + ".json")));
        } catch (IOException e) {
            throw new AssertionError("the producer has no golden file for " + type, e);
        }
    }
}
