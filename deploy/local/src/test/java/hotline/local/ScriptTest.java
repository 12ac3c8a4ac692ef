package hotline.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./hotline} on machines that lack something, in a folder whose name has a blank and Chinese characters. */
class ScriptTest {
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "cut",
            "dirname",
            "find",
            "head",
            "locale",
            "mktemp",
            "mv",
            "printf",
            "readlink",
            "rm",
            "sed",
            "sha256sum",
            "stat",
            "tr");

    @TempDir
    private Path folder;

    private Path root;
    private Path jdks;
    private Path path;

    @BeforeEach
    void aMachineWithNeitherJavaNorMaven() throws IOException {
        root = Files.createDirectories(folder.resolve("热 线"));
        jdks = Files.createDirectories(folder.resolve("jdks"));
        path = Files.createDirectories(folder.resolve("path"));
        String script = Files.readString(Path.of("..", "..", "hotline"));
        assertThat(script).contains("/usr/lib/jvm/*").contains("/opt/*");
        executable(
                root.resolve("hotline"),
                script.replace("/usr/lib/jvm/*", jdks + "/*").replace("/opt/*", jdks + "/none/*"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(path.resolve(tool), Path.of("/usr/bin", tool));
        }
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws Exception {
        Call call = call("up");
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.said()).contains("needs a JDK 25").contains("JAVA_HOME").hasLineCount(1);
    }

    @Test
    void anOlderJavaOnThePathIsPassedOver() throws Exception {
        built();
        Path older = jdk("17");
        Files.createSymbolicLink(path.resolve("javac"), older.resolve(Path.of("bin", "javac")));
        assertThat(call("up").said()).contains("needs a JDK 25");

        jdk("25");
        Call call = call("status", "--port", "1");
        assertThat(call.exitCode()).isZero();
        assertThat(call.said()).contains("java 25").endsWith("hotline.local.Hotline status --port 1\n");
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        jdk("25");
        Call call = call("up");
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.said()).contains("needs Maven 3.8 or newer, and no mvn was found");
    }

    @Test
    void anOldMavenIsNamed() throws Exception {
        jdk("25");
        executable(path.resolve("mvn"), "#!/usr/bin/env bash\necho 'Apache Maven 3.6.3'\n");
        assertThat(call("up").said()).contains("needs Maven 3.8 or newer, and mvn is 3.6");
    }

    @Test
    void aBuildThatFailsIsNoStart() throws Exception {
        jdk("25");
        executable(
                path.resolve("mvn"),
                "#!/usr/bin/env bash\n[ \"$1\" != --version ] || { echo 'Apache Maven 3.9.9'; exit; }\nexit 1\n");
        Call call = call("up");
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.said()).contains("The build failed").doesNotContain("hotline.local.Hotline");
    }

    @Test
    void whatIsBuiltStartsWithoutMavenAndWithItsCache() throws Exception {
        built();
        jdk("25");
        Call first = call("up");
        assertThat(first.exitCode()).isZero();
        assertThat(first.said()).contains("-Dhotline.root=" + root).doesNotContain("-XX:AOTCache=");
        String property = "-D" + AotCaches.LAUNCHER + "=";
        String cache = first.said().substring(first.said().indexOf(property) + property.length());
        cache = cache.substring(0, cache.indexOf(".aot") + 4);
        Files.createDirectories(Path.of(cache).getParent());
        Files.writeString(Path.of(cache), "a cache");
        assertThat(call("up").said()).contains("-XX:AOTCache=" + cache);
    }

    private void built() throws IOException {
        Path target = Files.createDirectories(root.resolve(Path.of("deploy", "local", "target")));
        Files.writeString(target.resolve("local-stack-1.jar"), "");
        Files.writeString(Files.createDirectories(target.resolve("lib")).resolve("library.jar"), "");
        Files.writeString(target.resolve("packaged"), "");
    }

    /** Its java says which it is and how it was called. */
    private Path jdk(String version) throws IOException {
        Path jdk = jdks.resolve("jdk " + version);
        Path bin = Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
        executable(bin.resolve("javac"), "#!/usr/bin/env bash\n");
        executable(bin.resolve("java"), "#!/usr/bin/env bash\necho java " + version + " \"$@\"\n");
        return jdk;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Call call(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("/usr/bin/bash", root.resolve("hotline").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", path.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Call(process.waitFor(), said);
    }

    private record Call(int exitCode, String said) {}
}
