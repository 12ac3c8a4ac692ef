package hotline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.local.LocalStack;
import hotline.local.Ports;
import hotline.local.StackSettings;
import hotline.local.backup.Backup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The whole hotline as {@code ./hotline up} starts it, with data of its own: its first start. */
final class Hotline implements AutoCloseable {
    /** How long what goes through Kafka may take on a busy machine before a test calls it lost. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    static final String CAMPAIGN_YEAR = "from=2019-01-01&to=2019-12-31";

    private final StackSettings settings;
    private final LocalStack stack;
    private final Map<String, Person> people = new ConcurrentHashMap<>();

    private Hotline(StackSettings settings) {
        this.settings = settings;
        this.stack = LocalStack.open(settings);
    }

    static Hotline start(Path root, Path data) {
        StackSettings settings = StackSettings.of(root).withData(data).withPort(Ports.free());
        LocalStack.open(settings).close(); // ends what a run that was killed has left running
        delete(settings.data());
        Hotline hotline = new Hotline(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(hotline::close)); // where this run is interrupted
        hotline.stack.start();
        hotline.awaitCampaign();
        return hotline;
    }

    /** The campaign of 2019 comes in the background of a first start; tests that count wait for it to be counted. */
    private void awaitCampaign() {
        stack.campaign().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        await("the campaign is counted").atMost(PATIENCE).until(() -> {
            Answer lists = as("supervisor").get("/reporting/v1/problem-lists?" + CAMPAIGN_YEAR);
            Answer summary = as("supervisor").get("/reporting/v1/summary?" + CAMPAIGN_YEAR);
            return summary.body().path("closed").asInt() == 85
                    && summary.body().path("dispatched").asInt() == 92
                    && lists.body().at("/units/rectified").asInt() == 824
                    && lists.body().at("/banner/rectified").asInt() == 57
                    && lists.body().path("collected").asInt() == 1_473;
        });
    }

    Path root() {
        return settings.root();
    }

    Path data() {
        return settings.data();
    }

    int port() {
        return settings.port();
    }

    String address() {
        return stack.address();
    }

    /** A demo account, signed in; the password is the user name. */
    Person as(String user) {
        return people.computeIfAbsent(user, one -> Person.signedIn(address(), one));
    }

    /** Who has not signed in. */
    Person nobody() {
        return Person.unknown(address());
    }

    /** Copies its state into a file while it works. */
    Backup.Result backup(Path file) {
        return new Backup(data(), stack.postgres().asSuperuser("postgres"), (_, _, _) -> {}).write(file);
    }

    /** Kills a part as {@code kill -9} does and waits until another process has taken its place and all serve again. */
    void killAndAwaitBack(String part) {
        long pid = stack.process(part).handle().pid();
        stack.kill(part);
        await("another " + part).atMost(PATIENCE).until(() -> {
            ProcessHandle now = stack.process(part).handle();
            return now.pid() != pid && now.isAlive();
        });
        awaitServing();
    }

    /** Lets a part stand still for so long, as if it could not be reached. */
    void freezeFor(String part, Duration away) {
        stack.process(part).suspend();
        try {
            await(part + " is away").pollDelay(away).atMost(away.plus(PATIENCE)).until(() -> true);
        } finally {
            stack.process(part).resume();
        }
    }

    /** Waits until every service says that it is ready. */
    void awaitServing() {
        for (String service : LocalStack.SERVICES) {
            await(service + " serves")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(() -> nobody().get("/" + service + "/q/health/ready").status() == 200);
        }
    }

    /** The case of a ticket, once it stands at a stage. */
    Answer awaitCase(String ticketId, String stage) {
        Person operator = as("operator");
        await("case " + ticketId + " at " + stage)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(operator.get(caseOf(ticketId)).text("/stage"))
                        .isEqualTo(stage));
        return operator.get(caseOf(ticketId)).expect(200);
    }

    /** The ticket at intake, once it has heard that the case stands at a stage. */
    Answer awaitTicket(String ticketId, String stage) {
        Person operator = as("operator");
        await("ticket " + ticketId + " at " + stage)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(operator.get(ticketOf(ticketId)).text("/stage"))
                        .isEqualTo(stage));
        return operator.get(ticketOf(ticketId)).expect(200);
    }

    /** The counters agree with the facts, and the equations hold. */
    void assertAuditEqual() {
        Answer audit = as("supervisor").get("/reporting/v1/audit").expect(200);
        assertThat(audit.body().at("/equal").asBoolean())
                .as(() -> "audit " + audit.body())
                .isTrue();
    }

    static String caseOf(String ticketId) {
        return "/dispatch/v1/cases/" + ticketId;
    }

    static String ticketOf(String ticketId) {
        return "/intake/v1/tickets/" + ticketId;
    }

    @Override
    public void close() {
        stack.close();
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data of the run before could not be deleted", e);
        }
    }
}
