package hotline.intake.persistence;

import hotline.intake.messages.MessageChannel;
import hotline.intake.messages.MessageState;
import hotline.intake.messages.MessageTemplate;
import hotline.messaging.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Messages as stored: queued by whoever has news, taken by whichever replica is first, settled once. */
@ApplicationScoped
public class Messages {
    private static final String COLUMNS =
            "ticket_id, id, cause, audience, person, unit_code, template, data, words, language, channel, state, attempts,"
                    + " queued_at, next_at, settled_at, settled_by, due_at, owed_by, met_at, missed_at, missed_by";

    private final Jdbi jdbi;

    Messages(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Who is told. */
    public enum Audience {
        CALLER,
        STAFF
    }

    /**
     * A message.
     *
     * @param id the same for the same cause, audience and person; by it the gateway knows a repeat
     * @param cause what it was made of, such as {@code case/3}
     * @param person a member of staff; null for the caller
     * @param data what fills the template; no word of a person
     * @param words the key of the free text that belongs to it
     * @param nextAt when the sender looks at it next; null where nothing is to be done
     * @param dueAt until when the caller must have been told, where that is owed
     * @param owedBy who owes it
     * @param metAt when it was told
     * @param missedBy who held it when it fell due untold
     */
    public record Message(
            UUID ticketId,
            UUID id,
            String cause,
            Audience audience,
            @Nullable String person,
            @Nullable String unitCode,
            MessageTemplate template,
            Map<String, String> data,
            @Nullable String words,
            String language,
            MessageChannel channel,
            MessageState state,
            int attempts,
            Instant queuedAt,
            @Nullable Instant nextAt,
            @Nullable Instant settledAt,
            @Nullable String settledBy,
            @Nullable Instant dueAt,
            @Nullable String owedBy,
            @Nullable Instant metAt,
            @Nullable Instant missedAt,
            @Nullable String missedBy) {
        public Message {
            data = Map.copyOf(data);
        }

        /** A message to a caller that waits to be sent. */
        public static Message toCaller(
                UUID ticketId,
                String cause,
                MessageTemplate template,
                Map<String, String> data,
                @Nullable String words,
                String language,
                Instant now,
                @Nullable Instant dueAt,
                @Nullable String owedBy) {
            return new Message(
                    ticketId,
                    id(ticketId, cause, "caller"),
                    cause,
                    Audience.CALLER,
                    null,
                    null,
                    template,
                    data,
                    words,
                    language,
                    MessageChannel.SMS,
                    MessageState.QUEUED,
                    0,
                    now,
                    now,
                    null,
                    null,
                    owedBy == null ? null : dueAt,
                    dueAt == null ? null : owedBy,
                    null,
                    null,
                    null);
        }

        /** A message to a member of staff that waits to be sent. */
        public static Message toStaff(
                UUID ticketId,
                String cause,
                String person,
                String unitCode,
                MessageTemplate template,
                Map<String, String> data,
                @Nullable String words,
                Instant now) {
            return new Message(
                    ticketId,
                    id(ticketId, cause, person),
                    cause,
                    Audience.STAFF,
                    person,
                    unitCode,
                    template,
                    data,
                    words,
                    "zh",
                    MessageChannel.APP,
                    MessageState.QUEUED,
                    0,
                    now,
                    now,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        /** What somebody has said to the caller. */
        public static Message spoken(
                UUID ticketId, String words, MessageChannel channel, String language, String by, Instant now) {
            return new Message(
                    ticketId,
                    id(ticketId, words, "caller"),
                    words,
                    Audience.CALLER,
                    null,
                    null,
                    MessageTemplate.TOLD,
                    Map.of(),
                    words,
                    language,
                    channel,
                    MessageState.SPOKEN,
                    1,
                    now,
                    null,
                    now,
                    by,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        /** The same, to be looked at again. */
        public Message again(MessageState fresh, int attempted, Instant next) {
            return with(fresh, attempted, next, null, null, metAt);
        }

        /** The same, as it ended. */
        public Message settled(MessageState end, String by, Instant now) {
            return with(end, attempts, null, now, by, end == MessageState.DELIVERED ? now : metAt);
        }

        private Message with(
                MessageState fresh,
                int attempted,
                @Nullable Instant next,
                @Nullable Instant settled,
                @Nullable String by,
                @Nullable Instant met) {
            return new Message(
                    ticketId, id, cause, audience, person, unitCode, template, data, words, language, channel, fresh,
                    attempted, queuedAt, next, settled, by, dueAt, owedBy, met, missedAt, missedBy);
        }

        private static UUID id(UUID ticketId, String cause, String to) {
            return UUID.nameUUIDFromBytes((ticketId + " " + cause + " " + to).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Stores new ones; one that is there already stays as it is. */
    public void add(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch("INSERT INTO message (" + COLUMNS + ") VALUES (:ticketId, :id, :cause,"
                    + " :audience, :person, :unitCode, :template, :json::json, :words, :language, :channel, :state,"
                    + " :attempts, :queuedAt, :nextAt, :settledAt, :settledBy, :dueAt, :owedBy, :metAt, :missedAt,"
                    + " :missedBy) ON CONFLICT DO NOTHING");
            messages.forEach(message -> batch.bindMethods(message)
                    .bind("json", Json.write(message.data()))
                    .add());
            batch.execute();
        });
    }

    /**
     * Takes up to so many that are to be sent or asked after; nobody else has them until the lease ends. Each counts as an attempt.
     */
    public List<Message> claim(Instant now, Instant leaseUntil, int atMost) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE message m SET next_at = :lease, attempts = attempts + 1
                        FROM (SELECT ticket_id, id FROM message WHERE next_at <= :now ORDER BY next_at LIMIT :atMost
                              FOR UPDATE SKIP LOCKED) due
                        WHERE m.ticket_id = due.ticket_id AND m.id = due.id
                        RETURNING m.*
                        """)
                .bind("lease", leaseUntil)
                .bind("now", now)
                .bind("atMost", atMost)
                .map((row, context) -> message(row))
                .list());
    }

    /**
     * Writes what became of an attempt; nothing where another replica has taken the message since.
     *
     * @param message as it was claimed
     * @param after as it is now
     * @return whether it was written
     */
    public boolean settle(Message message, Message after) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE message SET state = :state, attempts = :attempts, next_at = :nextAt, settled_at = :settledAt,
                          settled_by = :settledBy, met_at = coalesce(met_at, :metAt)
                        WHERE ticket_id = :ticketId AND id = :id AND attempts = :claimed AND next_at IS NOT NULL
                        """)
                        .bindMethods(after)
                        .bind("claimed", message.attempts())
                        .execute())
                == 1;
    }

    /** All of a ticket, oldest first. */
    public List<Message> of(UUID ticketId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM message WHERE ticket_id = :id ORDER BY queued_at, id")
                        .bind("id", ticketId)
                        .map((row, context) -> message(row))
                        .list());
    }

    /** What waits to be sent is not sent any more: the person's data are gone. */
    public void erase(UUID ticketId, Instant now, String by) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE message SET state = 'FAILED', next_at = NULL, settled_at = :now, settled_by = :by
                        WHERE ticket_id = :id AND next_at IS NOT NULL
                        """)
                .bind("id", ticketId)
                .bind("now", now)
                .bind("by", by)
                .execute());
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE message SET owed_by = NULL WHERE ticket_id = :id AND owed_by IS NOT NULL AND met_at IS NULL")
                .bind("id", ticketId)
                .execute());
    }

    static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getObject("ticket_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("cause"),
                Audience.valueOf(row.getString("audience")),
                row.getString("person"),
                row.getString("unit_code"),
                MessageTemplate.valueOf(row.getString("template")),
                data(row.getString("data")),
                row.getString("words"),
                row.getString("language"),
                MessageChannel.valueOf(row.getString("channel")),
                MessageState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                time(row, "queued_at").orElseThrow(),
                time(row, "next_at").orElse(null),
                time(row, "settled_at").orElse(null),
                row.getString("settled_by"),
                time(row, "due_at").orElse(null),
                row.getString("owed_by"),
                time(row, "met_at").orElse(null),
                time(row, "missed_at").orElse(null),
                row.getString("missed_by"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    @SuppressWarnings("unchecked") // as it was written by add
    private static Map<String, String> data(String json) {
        return Json.read(json, Map.class);
    }
}
