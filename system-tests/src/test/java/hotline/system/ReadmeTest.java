package hotline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer pastes works as written. */
@ExtendWith(RunningHotline.class)
class ReadmeTest {
    private static final Pattern FIRST_STEPS = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Test
    void theFirstStepsOfTheReadmeWorkAsWritten(Hotline hotline, @TempDir Path folder)
            throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("first-steps.sh"), firstStepsAt(hotline));
        Path said = folder.resolve("said");
        Path complained = folder.resolve("complained");

        Process bash = new ProcessBuilder("bash", script.toString())
                .directory(hotline.root().toFile())
                .redirectOutput(said.toFile())
                .redirectError(complained.toFile())
                .start();
        boolean ended = bash.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        bash.destroy();

        List<String> lines = Files.readAllLines(said);
        assertThat(ended && bash.exitValue() == 0)
                .as(
                        "The first steps said%n%s%nand complained%n%s",
                        Files.readString(said), Files.readString(complained))
                .isTrue();
        assertThat(lines).anyMatch(line -> line.startsWith("Led by MZJ, by rule DISPATCH_CATALOGUE, entry C010101"));
        assertThat(lines).containsSubsequence("HANDLING", "HANDLING", "REPLIED", "CLOSED");
        assertThat(lines.getLast()).contains("REGISTERED", "DISPATCHED", "CALLED_BACK", "CLOSED");
    }

    /** The block of the README, at the address and with the data of this hotline instead of the usual ones. */
    private static String firstStepsAt(Hotline hotline) throws IOException {
        Matcher block = FIRST_STEPS.matcher(Files.readString(hotline.root().resolve("README.md")));
        assertThat(block.find()).as("a block of bash in the README").isTrue();
        String usual = "http://127.0.0.1:12345";
        assertThat(block.group(1)).contains(usual, "./hotline token ");
        return block.group(1)
                .replace(usual, hotline.address())
                .replace(
                        "./hotline token ",
                        "./hotline token --port " + hotline.port() + " --data '" + hotline.data() + "' ");
    }
}
