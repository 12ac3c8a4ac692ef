package hotline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class SignalsTest {
    /** It starts others all the time, each in a session of its own, as the parts of a stack are. */
    private static final String BREEDER = "while :; do setsid sleep $0 & sleep 0.01; done";

    /** How long they sleep; nobody else on this machine sleeps exactly as long. */
    private static final String LONG =
            Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 1_000_000_000));

    @Test
    void aTreeIsEndedThoughItGrows() throws IOException {
        Process breeder = new ProcessBuilder("sh", "-c", BREEDER, LONG).start();
        await().atMost(Duration.ofSeconds(10)).until(() -> sleepers() > 5);
        Signals.killTree(breeder.toHandle());
        assertThat(breeder.onExit()).succeedsWithin(Duration.ofSeconds(10));
        await().atMost(Duration.ofSeconds(10)).until(() -> sleepers() == 0);
    }

    private static long sleepers() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().arguments().stream())
                .filter(arguments -> List.of(arguments).equals(List.of(LONG)))
                .count();
    }
}
