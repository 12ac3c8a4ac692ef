package hotline.system;

import static hotline.system.Calls.REGISTER;
import static hotline.system.Hotline.PATIENCE;
import static hotline.system.Hotline.caseOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.local.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What was answered 201 has exactly one case and is counted once, whichever process dies in between: each process in turn. The run of
 * every day has {@link ChaosTest}, which kills by a seed.
 */
@EnabledIfSystemProperty(named = "hotline.tests", matches = "all")
@ExtendWith(RunningHotline.class)
class KillTest {
    private static final int OPERATORS = 4;
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(150);
    private static final int CALLS_AROUND_EACH_KILL = 15;
    private static final Duration AWAY = Duration.ofSeconds(60);
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(30);

    /** 门牌: in the areas of these tests no other one registers today, so that the figures of this filter are the test's own. */
    private static final String CATEGORY = "010401";

    private final String today = "&from=" + LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private final Hotline hotline;
    private final Person supervisor;
    private final Queue<Answer> registered = new ConcurrentLinkedQueue<>();
    private volatile String area = "";

    KillTest(Hotline hotline) {
        this.hotline = hotline;
        this.supervisor = hotline.as("supervisor");
    }

    /** An operator who registers one call after another; a call that got no answer is sent again under the same key. */
    private final class BusyOperator implements Runnable {
        private final Person person = hotline.as("operator");
        private volatile String key = "";

        @Override
        public void run() {
            if (key.isEmpty()) {
                key = UUID.randomUUID().toString();
            }
            sendAgain();
        }

        boolean isAnswered() {
            return key.isEmpty();
        }

        void sendAgain() {
            String call = Calls.help("门牌号错了 " + key)
                    .put("categoryCode", CATEGORY)
                    .put("areaCode", area)
                    .toString();
            try {
                Answer answer = person.tryPost(REGISTER, key, call);
                if (answer.status() == 201) {
                    registered.add(answer);
                    key = "";
                }
            } catch (IOException _) {
                // nobody knows whether it was registered: that is why the key stays
            }
        }
    }

    @Test
    void everyTicketAnswered201HasOneCaseAndIsCountedOnceThoughEachPartIsKilled() {
        area = "150522411";
        List<BusyOperator> operators = operators();
        registerMeanwhile(operators, () -> {
            for (String part : List.of("intake", "dispatch", "reporting", "kafka", "postgresql")) {
                awaitMoreCalls();
                hotline.killAndAwaitBack(part);
                awaitMoreCalls();
                awaitAllCountedSoFar(PATIENCE);
            }
        });
        await("the last calls")
                .atMost(PATIENCE)
                .until(() -> operators.stream().allMatch(operator -> {
                    if (!operator.isAnswered()) {
                        operator.sendAgain();
                    }
                    return operator.isAnswered();
                }));

        List<String> ids =
                registered.stream().map(answer -> answer.text("/id")).sorted().toList();
        assertThat(ids).hasSizeGreaterThan(CALLS_AROUND_EACH_KILL * 2 * 5).doesNotHaveDuplicates();
        assertThat(registered.stream().map(answer -> answer.text("/number"))).doesNotHaveDuplicates();
        await("all counted").atMost(PATIENCE).untilAsserted(() -> {
            Answer summary = figures();
            assertThat(summary.number("/dispatched")).isEqualTo(ids.size());
            assertThat(summary.number("/dispatches")).isEqualTo(ids.size());
            assertThat(summary.number("/registered")).isEqualTo(ids.size());
        });
        assertThat(hotline.as("operator").everyItem("/intake/v1/tickets?areaCode=" + area + today, "/id"))
                .isEqualTo(ids);
        assertThat(hotline.as("dispatcher").everyItem("/dispatch/v1/cases?stage=DISPATCHED", "/ticketId").stream()
                        .filter(new HashSet<>(ids)::contains))
                .containsExactlyElementsOf(ids);
        for (String id : ids) {
            assertThat(supervisor.get(caseOf(id)).expect(200).each("/history", "/what"))
                    .as(id)
                    .containsExactly("DISPATCHED");
        }
        hotline.assertAuditEqual();
        for (String service : LocalStack.SERVICES) {
            Answer held = hotline.as("admin").get("/" + service + "/v1/held").expect(200);
            assertThat(held.body().at("/items")).as(service).isEmpty();
        }
    }

    @Test
    void whatWaitedAMinuteForKafkaIsCountedWithinHalfAMinuteOfItsReturn() {
        area = "150522409";
        registerMeanwhile(operators(), () -> {
            awaitMoreCalls();
            int before = registered.size();
            hotline.freezeFor("kafka", AWAY);
            assertThat(registered).as("calls are taken meanwhile").hasSizeGreaterThan(before + CALLS_AROUND_EACH_KILL);
            awaitAllCountedSoFar(DRAINED_WITHIN);
        });
        hotline.assertAuditEqual();
    }

    private List<BusyOperator> operators() {
        return Stream.generate(BusyOperator::new).limit(OPERATORS).toList();
    }

    private static void registerMeanwhile(List<BusyOperator> operators, Runnable what) {
        try (ScheduledExecutorService desks = Executors.newScheduledThreadPool(OPERATORS)) {
            List<ScheduledFuture<?>> shifts = new ArrayList<>();
            for (BusyOperator operator : operators) {
                shifts.add(desks.scheduleWithFixedDelay(operator, 0, BETWEEN_CALLS.toMillis(), TimeUnit.MILLISECONDS));
            }
            what.run();
            shifts.forEach(shift -> shift.cancel(false));
        }
    }

    private void awaitMoreCalls() {
        int before = registered.size();
        await("calls").atMost(PATIENCE).until(() -> registered.size() >= before + CALLS_AROUND_EACH_KILL);
    }

    /** What was registered up to now has gone the whole way: every part does its work again. */
    private void awaitAllCountedSoFar(Duration atMost) {
        int soFar = registered.size();
        await("dispatched and counted")
                .atMost(atMost)
                .ignoreExceptions()
                .until(() -> figures().number("/dispatched") >= soFar);
    }

    private Answer figures() {
        return supervisor
                .get("/reporting/v1/summary?categoryCode=" + CATEGORY + "&areaCode=" + area + today)
                .expect(200);
    }
}
