package hotline.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program that ends at once, in a folder whose name has a blank and Chinese characters. */
class AotCachesTest {
    @TempDir
    private Path folder;

    private Path kept;
    private Path made;
    private Path jar;

    /** Says one word. */
    static final class Speaker {
        private Speaker() {}

        public static void main(String[] args) {
            System.out.println("ready");
        }
    }

    @BeforeEach
    void program() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("热 线"));
        kept = odd.resolve("aot");
        made = Files.createDirectories(odd.resolve("making"));
        jar = odd.resolve("speaker.jar");
        String entry = Speaker.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(entry));
            out.write(classFile(entry));
        }
    }

    @Test
    void whatATrainingLeavesIsUsed() throws Exception {
        AotCaches caches = AotCaches.in(kept);
        assertThat(run(caches)).isEqualTo("ready\n");
        assertThat(caches.areComplete()).isFalse();

        assertThat(run(AotCaches.madeIn(made))).contains("ready\n");
        caches.take(made);
        assertThat(caches.areComplete()).isTrue();
        assertThat(caches.options(speaker()).getLast()).startsWith("-XX:AOTCache=" + kept.resolve("speaker-"));
        assertThat(run(caches, "-XX:AOTMode=on")).isEqualTo("ready\n");
    }

    @Test
    void aDamagedCacheIsAWarningInTheLogAndNoMore() throws Exception {
        AotCaches caches = AotCaches.in(kept);
        caches.options(speaker());
        Files.createDirectories(kept);
        Files.writeString(kept.resolve("speaker-" + speaker().fingerprint() + ".aot"), "half");
        assertThat(run(caches)).endsWith("ready\n");
    }

    @Test
    void aChangedJarOrOptionAsksForAnotherCacheWhichTakesThePlaceOfTheFirst() throws Exception {
        AotCaches caches = AotCaches.in(kept);
        Path first = Files.writeString(made.resolve("speaker-" + speaker().fingerprint() + ".aot"), "first");
        Files.writeString(made.resolve("speaker-service-0a.aot"), "another program's");
        caches.take(made);
        assertThat(caches.options(speaker())).isNotEmpty();

        JavaProgram other = new JavaProgram(
                "speaker", List.of("-Xmx64m"), speaker().jars(), speaker().entry());
        assertThat(caches.options(other)).isEmpty();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        assertThat(caches.options(speaker())).isEmpty();

        Files.writeString(made.resolve("speaker-" + speaker().fingerprint() + ".aot"), "second");
        caches.take(made);
        assertThat(kept.resolve(first.getFileName())).doesNotExist();
        assertThat(kept.resolve("speaker-service-0a.aot")).exists();
        assertThat(caches.options(speaker())).isNotEmpty();
    }

    @Test
    void aProgramInAFolderHasNoCache() throws IOException {
        JavaProgram program = new JavaProgram("speaker", List.of(), List.of(folder), List.of("-cp", folder.toString()));
        assertThat(AotCaches.in(kept).options(program)).isEmpty();
        assertThat(AotCaches.madeIn(made).options(program)).isEmpty();
    }

    private static byte[] classFile(String name) throws IOException {
        try (InputStream file = Speaker.class.getClassLoader().getResourceAsStream(name)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    private JavaProgram speaker() {
        return new JavaProgram(
                "speaker",
                List.of("-XX:+UseSerialGC", "-Xmx32m"),
                List.of(jar),
                List.of("-cp", jar.toString(), Speaker.class.getName()));
    }

    private String run(AotCaches caches, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(speaker().command(caches));
        command.addAll(1, List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
