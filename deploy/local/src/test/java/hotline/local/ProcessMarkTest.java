package hotline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessMarkTest {
    @Test
    void whatHasEndedIsGoneThoughItsParentHasNotAskedForIt() throws IOException {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 1 & exec sleep 60").start();
        try {
            ProcessHandle child = await().until(
                            () -> parent.toHandle().children().findFirst(), Optional::isPresent)
                    .orElseThrow();
            ProcessMark mark = ProcessMark.of(child);
            assertThat(mark.find()).contains(child);

            await().until(() -> mark.find().isEmpty());
            assertThat(ProcessMark.of(parent.toHandle()).find()).isPresent();
        } finally {
            parent.destroyForcibly();
        }
    }
}
