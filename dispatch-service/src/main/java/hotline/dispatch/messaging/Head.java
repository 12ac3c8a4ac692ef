package hotline.dispatch.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import hotline.dispatch.cases.CaseEvent;
import hotline.dispatch.cases.CaseStage;
import hotline.dispatch.cases.RefusalCode;
import hotline.dispatch.deadlines.Deadline;
import hotline.dispatch.deadlines.DispatchDeadlines;
import hotline.messaging.Json;
import hotline.messaging.Latest;
import hotline.messaging.Recorded;
import hotline.messaging.Wire.Written;
import hotline.privacy.PersonalData;
import hotline.privacy.PersonalData.Numbers;
import hotline.privacy.PersonalData.Person;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every event of a case begins with, and how it is finished. */
record Head(Recorded recorded, CaseEvent event) {

    /** A due date as others read it. */
    record Due(Instant dueAt, boolean provisional) {
        static @Nullable Due of(@Nullable Deadline deadline) {
            return deadline == null ? null : new Due(deadline.dueAt(), deadline.provisional());
        }
    }

    /** What a unit has to keep. */
    record Deadlines(
            @Nullable Due sign,
            @Nullable Due contact,
            @Nullable Due reply) {
        static Deadlines of(DispatchDeadlines at) {
            return new Deadlines(Due.of(at.sign()), Due.of(at.contact()), Due.of(at.reply()));
        }
    }

    UUID id() {
        return recorded.record();
    }

    String number() {
        return recorded.number();
    }

    Instant at() {
        return event.at();
    }

    String by() {
        return event.by();
    }

    String key(String kind) {
        return id() + "/" + kind + "/" + recorded.sequence();
    }

    CaseMessages.Ended ended(CaseStage stage, @Nullable RefusalCode code, String kind) {
        return new CaseMessages.Ended(id(), number(), at(), by(), stage, code, key(kind));
    }

    /** A message of this name, where the case then stands, and who leads it. */
    Body body(String name, CaseStage stage, @Nullable String unitCode) {
        return new Body(this, name)
                .with("ticketId", id())
                .with("number", number())
                .with("at", at())
                .with("by", by())
                .with("stage", stage)
                .with("unitCode", unitCode);
    }

    Written with(String name, Object body) {
        return new Written("hotline.case." + name + ".v1", at(), body);
    }

    Written with(String name, Object body, @Nullable Object words) {
        return words == null
                ? with(name, body)
                : new Written(
                        "hotline.case." + name + ".v1",
                        at(),
                        body,
                        List.of(new Latest(CaseMessages.WORDS, key(name), 1, marked(words))));
    }

    static @Nullable Instant due(@Nullable Deadline deadline) {
        return deadline == null ? null : deadline.dueAt();
    }

    static @Nullable List<String> orNull(List<String> units) {
        return units.isEmpty() ? null : units;
    }

    /** Staff may have written a person's number down: it becomes a mark. An office's line stays, to be rung. */
    private static JsonNode marked(Object words) {
        ObjectNode texts = Json.read(Json.write(words), ObjectNode.class);
        texts.properties().forEach(field -> {
            if (field.getValue().isTextual()) {
                field.setValue(TextNode.valueOf(
                        PersonalData.mark(field.getValue().asText(), Person.UNKNOWN, Numbers.MOBILE_AND_IDENTITY)
                                .text()));
            }
        });
        return texts;
    }

    /** A message's body while it is put together: what is null is left out, and words are named by their key. */
    static final class Body {
        private final Head head;
        private final String name;
        private final Map<String, Object> fields = new LinkedHashMap<>();
        private final Map<String, Object> words = new LinkedHashMap<>();

        private Body(Head head, String name) {
            this.head = head;
            this.name = name;
        }

        Body with(String field, @Nullable Object value) {
            if (value != null) {
                fields.put(field, value);
            }
            return this;
        }

        /** A free text of the event. */
        Body saying(String field, @Nullable String text) {
            if (text != null) {
                words.put(field, text);
            }
            return this;
        }

        /** Free texts of the event as they are one value. */
        Body saying(Object texts) {
            Json.read(Json.write(texts), ObjectNode.class)
                    .properties()
                    .forEach(field -> saying(field.getKey(), field.getValue().asText()));
            return this;
        }

        Written written() {
            if (words.isEmpty()) {
                return head.with(name, fields);
            }
            fields.put("words", head.key(name));
            return head.with(name, fields, words);
        }
    }
}
