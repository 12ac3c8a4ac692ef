package hotline.messaging;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** What is watched of the messaging, under {@code /q/metrics}; each is explained in docs/watching.md. */
@Singleton
class MessagingMetrics implements MeterBinder {
    private final Messaging messaging;
    private final Backlog backlog;
    private final Instance<MessageHandler> handler;

    MessagingMetrics(Messaging messaging, Backlog backlog, Instance<MessageHandler> handler) {
        this.messaging = messaging;
        this.backlog = backlog;
        this.handler = handler;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        waiting(registry, "hotline.outbox.rows", Backlog.Waiting::unsent);
        Gauge.builder("hotline.outbox.oldest", this, metrics -> metrics.counted(Backlog.Waiting::oldestSeconds))
                .baseUnit("seconds")
                .register(registry);
        waiting(registry, "hotline.held.messages", Backlog.Waiting::heldMessages);
        waiting(registry, "hotline.held.keys", Backlog.Waiting::heldKeys);
        Gauge.builder("hotline.relay.leads", messaging, MessagingMetrics::leads).register(registry);
        FunctionCounter.builder("hotline.relay.sent", messaging, MessagingMetrics::sent)
                .register(registry);
        if (handler.isResolvable()) {
            FunctionCounter.builder("hotline.messages.applied", messaging, MessagingMetrics::taken)
                    .register(registry);
            Gauge.builder("hotline.kafka.connected", messaging, MessagingMetrics::connected)
                    .register(registry);
            for (String topic : handler.get().topics()) {
                Gauge.builder("hotline.consumer.lag", messaging, reader -> lag(reader, topic))
                        .baseUnit("messages")
                        .tag("topic", topic)
                        .register(registry);
            }
        }
    }

    private void waiting(MeterRegistry registry, String name, ToDoubleFunction<Backlog.Waiting> figure) {
        Gauge.builder(name, this, metrics -> metrics.counted(figure)).register(registry);
    }

    /** Not a number while the database is away. */
    private double counted(ToDoubleFunction<Backlog.Waiting> figure) {
        try {
            return figure.applyAsDouble(backlog.now());
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }

    private static double leads(Messaging messaging) {
        return messaging.relay().filter(Relay::leads).isPresent() ? 1 : 0;
    }

    private static double sent(Messaging messaging) {
        return messaging.relay().map(Relay::sent).orElse(0L);
    }

    private static double taken(Messaging messaging) {
        return messaging.loop().map(EventLoop::taken).orElse(0L);
    }

    private static double connected(Messaging messaging) {
        return messaging
                .loop()
                .filter(loop -> loop.standing().awaySince() == null)
                .map(loop -> 1.0)
                .orElse(0.0);
    }

    private static double lag(Messaging messaging, String topic) {
        return messaging
                .loop()
                .map(loop -> loop.standing().lag().getOrDefault(topic, 0L))
                .orElse(0L);
    }
}
