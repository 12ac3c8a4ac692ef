package hotline.system;

import static hotline.system.Calls.REGISTER;
import static hotline.system.Hotline.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.local.LocalStack;
import hotline.local.Ports;
import hotline.local.StackSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas of each service and three brokers: what dies stays dead, and the others do its work. */
@EnabledIfSystemProperty(named = "hotline.tests", matches = "all")
class ReplicasTest {
    private static final Path ROOT = Path.of(System.getProperty("hotline.root", ".."));
    private static final int CALLS = 10;

    @TempDir
    private Path data;

    private final Set<String> registered = new HashSet<>();

    /** The first of each kind was there first: it leads the relay, and has its share of the partitions. */
    @Test
    void theOthersGoOn() {
        StackSettings settings = StackSettings.of(ROOT)
                .withData(data)
                .withPort(Ports.free())
                .startedEmpty(true)
                .withReplicas(2)
                .withBrokers(OptionalInt.of(3))
                .unsupervised();
        try (LocalStack stack = LocalStack.open(settings)) {
            stack.start();
            Person operator = Person.signedIn(stack.address(), "operator");
            Person supervisor = Person.signedIn(stack.address(), "supervisor");
            registerAndAwaitCounted(operator, supervisor);
            for (String part : List.of("intake", "dispatch", "reporting", "kafka")) {
                stack.kill(part);
                registerAndAwaitCounted(operator, supervisor);
                assertThat(stack.process(part).isAlive()).isFalse();
            }
            assertThat(operator.everyItem("/intake/v1/tickets?from=" + today(), "/id"))
                    .containsExactlyInAnyOrderElementsOf(registered);
            for (String id : registered) {
                assertThat(supervisor.get(Hotline.caseOf(id)).expect(200).each("/history", "/what"))
                        .as(id)
                        .containsExactly("DISPATCHED");
            }
            assertThat(supervisor
                            .get("/reporting/v1/audit")
                            .expect(200)
                            .body()
                            .path("equal")
                            .asBoolean())
                    .isTrue();
        }
    }

    private void registerAndAwaitCounted(Person operator, Person supervisor) {
        for (int n = 0; n < CALLS; n++) {
            String key = UUID.randomUUID().toString();
            String call = Calls.aboutSubsistence("低保金未到账").toString();
            await("a call").atMost(PATIENCE).until(() -> isRegistered(operator, key, call));
        }
        await("all counted").atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            Answer summary = supervisor.get("/reporting/v1/summary?from=" + today());
            assertThat(summary.number("/registered")).isEqualTo(registered.size());
            assertThat(summary.number("/dispatched")).isEqualTo(registered.size());
        });
    }

    /** A call that got no answer is sent again under the same key. */
    private boolean isRegistered(Person operator, String key, String call) {
        try {
            Answer answer = operator.tryPost(REGISTER, key, call);
            return answer.status() == 201 && registered.add(answer.text("/id"));
        } catch (IOException _) {
            return false;
        }
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }
}
