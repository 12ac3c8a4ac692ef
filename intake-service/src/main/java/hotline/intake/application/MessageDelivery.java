package hotline.intake.application;

import hotline.intake.application.MessageGateway.GatewayException;
import hotline.intake.application.MessageGateway.Outgoing;
import hotline.intake.application.MessageGateway.Receipt;
import hotline.intake.contacts.Contact;
import hotline.intake.contacts.ContactSecrets;
import hotline.intake.messages.MessageState;
import hotline.intake.messages.MessageTemplate;
import hotline.intake.messages.Retry;
import hotline.intake.persistence.Messages;
import hotline.intake.persistence.Messages.Audience;
import hotline.intake.persistence.Messages.Message;
import hotline.intake.persistence.Rosters;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.tickets.Ticket;
import hotline.outcome.Outcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is queued: takes a batch under a lease, hands it to the gateway outside any transaction, writes what became of it. Who dies
 * between leaves the lease to end, and the same messages go again under the same ids.
 */
@ApplicationScoped
public class MessageDelivery {
    private static final Logger LOG = Logger.getLogger(MessageDelivery.class);
    private static final String GATEWAY = "gateway";
    private static final int BATCH = 100;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration WORDS_COME_AFTER = Duration.ofMillis(500);

    /** A message whose words have not come by then goes without them. */
    private static final Duration WORDS_COME_WITHIN = Duration.ofMinutes(2);

    private final Messages messages;
    private final MessageText text;
    private final MessageGateway gateway;
    private final TicketRepository tickets;
    private final ContactSecrets secrets;
    private final Rosters rosters;
    private final FeedbackOwed owed;
    private final TicketRecord record;
    private final Clock clock;

    MessageDelivery(
            Messages messages,
            MessageText text,
            MessageGateway gateway,
            TicketRepository tickets,
            ContactSecrets secrets,
            Rosters rosters,
            FeedbackOwed owed,
            TicketRecord record,
            Clock clock) {
        this.messages = messages;
        this.text = text;
        this.gateway = gateway;
        this.tickets = tickets;
        this.secrets = secrets;
        this.rosters = rosters;
        this.owed = owed;
        this.record = record;
        this.clock = clock;
    }

    /** A message that is ready to go, or that cannot. */
    private record Ready(Message message, @Nullable Outgoing outgoing, boolean waitsForWords) {}

    /** What the gateway said; null where it did not answer. */
    private record Answered(Ready ready, @Nullable Receipt receipt) {}

    /** Sends a batch and returns whether there may be more. */
    public boolean sendBatch() {
        List<Ready> batch = QuarkusTransaction.requiringNew().call(this::take);
        if (batch.isEmpty()) {
            return false;
        }
        List<Answered> answers = handOver(batch);
        QuarkusTransaction.requiringNew().run(() -> settle(answers));
        return batch.size() == BATCH;
    }

    private List<Ready> take() {
        Instant now = clock.instant();
        List<Message> claimed = messages.claim(now, now.plus(LEASE), BATCH);
        if (claimed.isEmpty()) {
            return List.of();
        }
        Map<String, String> words = text.words(claimed);
        Map<UUID, String> numbers = numbers(claimed);
        return claimed.stream()
                .map(message -> ready(message, words, numbers, now))
                .toList();
    }

    private Map<UUID, String> numbers(List<Message> claimed) {
        Map<UUID, String> numbers = new HashMap<>();
        tickets.contacts(claimed.stream()
                        .filter(message -> message.audience() == Audience.CALLER)
                        .map(Message::ticketId)
                        .collect(Collectors.toSet()))
                .forEach(contact -> phone(contact).ifPresent(phone -> numbers.put(contact.ticketId(), phone)));
        return numbers;
    }

    private Optional<String> phone(Contact contact) {
        return Optional.ofNullable(contact.phone(secrets));
    }

    private Ready ready(Message message, Map<String, String> words, Map<UUID, String> numbers, Instant now) {
        String key = message.words();
        if (key != null
                && !words.containsKey(key)
                && now.isBefore(message.queuedAt().plus(WORDS_COME_WITHIN))
                && !text.isErased(key)) {
            return new Ready(message, null, true);
        }
        String to = message.audience() == Audience.CALLER ? numbers.get(message.ticketId()) : message.person();
        return new Ready(
                message,
                to == null
                        ? null
                        : new Outgoing(
                                message.id(), message.channel(), to, text.of(message, words), message.language()),
                false);
    }

    private List<Answered> handOver(List<Ready> batch) {
        List<Answered> answers = new ArrayList<>(batch.size());
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Ready, Future<Receipt>> futures = new LinkedHashMap<>();
            for (Ready one : batch) {
                Outgoing outgoing = one.outgoing();
                if (outgoing == null) {
                    answers.add(new Answered(one, Receipt.FAILED));
                } else {
                    futures.put(one, each.submit(() -> handOver(one.message(), outgoing)));
                }
            }
            futures.forEach((one, future) -> answers.add(new Answered(one, answer(future))));
        }
        return answers;
    }

    private Receipt handOver(Message message, Outgoing outgoing) throws GatewayException {
        return message.state() == MessageState.SENT ? gateway.ask(message.id()) : gateway.send(outgoing);
    }

    private static @Nullable Receipt answer(Future<Receipt> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            LOG.warnf(
                    "a message is tried again: %s",
                    e.getCause() == null ? e : e.getCause().getMessage());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** The tickets are locked before their messages, as everybody else does. */
    private void settle(List<Answered> answers) {
        Instant now = clock.instant();
        Map<Message, Message> afters = new LinkedHashMap<>();
        answers.forEach(one -> afters.put(one.ready().message(), after(one, now)));
        Map<UUID, Ticket> locked = tickets
                .lockAll(afters.values().stream()
                        .filter(MessageDelivery::isNewsOfItsTicket)
                        .map(Message::ticketId)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Ticket::id, ticket -> ticket));
        List<Message> followUps = new ArrayList<>();
        afters.forEach((before, after) -> {
            if (messages.settle(before, after)) {
                Ticket ticket = locked.get(after.ticketId());
                if (isNewsOfItsTicket(after) && ticket != null) {
                    record(ticket, after, now, followUps);
                } else if (after.audience() == Audience.STAFF && after.state() == MessageState.FAILED) {
                    toLeader(after, now, followUps);
                }
            }
        });
        messages.add(followUps);
    }

    /** Whether it says that a caller was told, or could not be. */
    private static boolean isNewsOfItsTicket(Message message) {
        return message.audience() == Audience.CALLER && message.settledAt() != null;
    }

    /** The message as it is after the attempt: settled, or to be looked at again. */
    private static Message after(Answered one, Instant now) {
        Message message = one.ready().message();
        if (one.ready().waitsForWords()) {
            return message.again(message.state(), message.attempts() - 1, now.plus(WORDS_COME_AFTER));
        }
        Receipt receipt = one.receipt();
        if (receipt == Receipt.DELIVERED || receipt == Receipt.FAILED) {
            return message.settled(
                    receipt == Receipt.DELIVERED ? MessageState.DELIVERED : MessageState.FAILED, GATEWAY, now);
        }
        return Retry.after(message.attempts(), now)
                .map(next -> message.again(
                        receipt == Receipt.SENT ? MessageState.SENT : message.state(), message.attempts(), next))
                .orElseGet(() -> message.settled(MessageState.FAILED, GATEWAY, now));
    }

    /** The ticket says what became of what its caller was to be told; what failed falls due to a person. */
    private void record(Ticket ticket, Message message, Instant now, List<Message> followUps) {
        Outcome outcome = ticket.messageSettled(
                message.id(),
                message.template().name(),
                message.channel().name(),
                message.state().name(),
                message.attempts(),
                GATEWAY,
                now);
        if (outcome instanceof Outcome.Accepted accepted) {
            record.append(ticket, accepted.events());
            if (message.state() == MessageState.FAILED) {
                followUps.add(owed.fallsToAPerson(ticket, message, now));
            }
        }
    }

    private void toLeader(Message message, Instant now, List<Message> followUps) {
        String unit = message.unitCode();
        if (unit == null || message.person() == null || message.template() == MessageTemplate.FAILED_TO_TELL) {
            return;
        }
        String leader = rosters.leader(unit, now);
        if (!leader.equals(message.person())) {
            followUps.add(Message.toStaff(
                    message.ticketId(),
                    message.cause(),
                    leader,
                    unit,
                    message.template(),
                    message.data(),
                    message.words(),
                    now));
        }
    }
}
