package hotline.system;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.local.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A few rounds of {@code ./hotline chaos}, on a stack of its own since its faults would be in the other tests' way. */
class ChaosTest {
    private static final Path ROOT = Path.of(System.getProperty("hotline.root", ".."));
    private static final Path DATA = Path.of("target", "chaos");
    private static final Path SAID = Path.of("target", "chaos.log");
    private static final long LIMIT_SECONDS = 300;

    /** Four faults, as the seed deals them. */
    @Test
    void nothingIsLostOrDoubledInAFewSeededRounds() throws IOException, InterruptedException {
        Folders.delete(DATA);
        Process chaos = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Dhotline.root=" + ROOT,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "hotline.local.Hotline",
                        "chaos",
                        "--seed",
                        "12345",
                        "--rounds",
                        "2",
                        "--for",
                        "6",
                        "--faults",
                        "KILL,FREEZE,CUT,HALF_OPEN,CLOCK",
                        "--back-within",
                        "60",
                        "--data",
                        DATA.toString())
                .redirectErrorStream(true)
                .redirectOutput(SAID.toFile())
                .start();
        try {
            boolean ended = chaos.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertThat(ended && chaos.exitValue() == 0).as(ChaosTest::said).isTrue();
        } finally {
            chaos.destroy(); // which ends its stack
        }
    }

    private static String said() {
        try {
            return Files.readString(SAID);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
