package hotline.reporting.messaging;

import hotline.messaging.EventLoop;
import hotline.messaging.Inbox;
import hotline.messaging.InboxTables;
import hotline.messaging.Messaging;
import hotline.reporting.persistence.Generations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Builds the next generation of facts and counters when one is asked for: reads the topics from their beginning under a
 * name of its own while the generation in use goes on, and takes its place once it has caught up. Everything that it does
 * is in the database, so a service that dies on the way goes on where it was when it starts again; of several replicas
 * one builds.
 */
@ApplicationScoped
class Rebuild {
    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration CATCH_UP = Duration.ofSeconds(5);

    private final Generations generations;
    private final FactBatch batch;
    private final InboxTables inbox;
    private final Clock clock;
    private final String bootstrapServers;
    private final String replica;
    private volatile Consumer<Inbox.Step> eachStep = step -> {};
    private volatile boolean stopping;
    private @Nullable Thread thread;

    Rebuild(
            Generations generations,
            FactBatch batch,
            InboxTables inbox,
            Clock clock,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "hotline.replica", defaultValue = "1") String replica) {
        this.generations = generations;
        this.batch = batch;
        this.inbox = inbox;
        this.clock = clock;
        this.bootstrapServers = bootstrapServers;
        this.replica = replica;
    }

    void begin(@Observes StartupEvent event) {
        start();
    }

    void end(@Observes ShutdownEvent event) throws InterruptedException {
        stop();
    }

    void start() {
        stopping = false;
        thread = Thread.ofPlatform().name("rebuild").start(this::watch);
    }

    void stop() throws InterruptedException {
        stopping = true;
        Thread running = thread;
        if (running != null) {
            running.join(Duration.ofSeconds(20));
        }
    }

    boolean isStopping() {
        return stopping;
    }

    /** Lets somebody look on at each step of the reading. */
    void watchedBy(Consumer<Inbox.Step> watcher) {
        eachStep = watcher;
    }

    private void watch() {
        while (!stopping) {
            try {
                if (generations.standing().building() != null) {
                    generations.alone(this::build);
                } else {
                    generations.dropOld();
                }
            } catch (RuntimeException e) {
                LOG.warnf("the rebuild goes on in a moment: %s", e.toString());
            }
            pause(LOOK);
        }
    }

    private void build() {
        Integer building = generations.standing().building();
        if (building == null) {
            return; // another replica has just finished it
        }
        RebuildReader reader = new RebuildReader(building, batch, generations);
        AtomicReference<RuntimeException> hopeless = new AtomicReference<>();
        EventLoop loop = new EventLoop(
                reader,
                new Inbox(reader, inbox, step -> eachStep.accept(step)),
                () -> Messaging.consumer(bootstrapServers, reader.consumer(), replica),
                hopeless::set);
        LOG.infof("generation %d is being built", building);
        Thread reading = Thread.ofPlatform().name("rebuild-loop").start(loop);
        try {
            while (!stopping && hopeless.get() == null && !finish(building, reader, loop)) {
                pause(LOOK);
            }
        } catch (RuntimeException e) {
            generations.failing(e.toString());
            throw e;
        } finally {
            loop.stop();
            join(reading);
        }
        RuntimeException reason = hopeless.get();
        if (reason != null) {
            QuarkusTransaction.requiringNew()
                    .run(() -> generations.abandon(
                            building, () -> inbox.forget(reader.consumer()), String.valueOf(reason.getMessage())));
        }
    }

    /** Notes the progress; once everything was read that the generation in use has heard, takes its place. */
    private boolean finish(int building, RebuildReader reader, EventLoop loop) {
        generations.progress(building, loop.read(), loop.toRead());
        if (!loop.hasRead(reader.topics()) || loop.read() < loop.toRead()) {
            return false;
        }
        boolean done = QuarkusTransaction.requiringNew()
                .call(() -> generations.replaceCurrent(
                        building,
                        () -> caughtUp(reader),
                        () -> inbox.handOver(reader.consumer(), FactReader.CONSUMER, reader.topics()),
                        clock.instant()));
        if (done) {
            LOG.infof("generation %d is in use", building);
        }
        return done;
    }

    /** Nobody writes to the generation in use meanwhile, so what is missing is little and grows no more. */
    private boolean caughtUp(RebuildReader reader) {
        long until = System.nanoTime() + CATCH_UP.toNanos();
        while (!inbox.isAsFarAs(reader.consumer(), FactReader.CONSUMER, reader.topics())) {
            if (stopping || System.nanoTime() > until) {
                return false;
            }
            pause(Duration.ofMillis(20));
        }
        return true;
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
