package hotline.dispatch.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Prints, for each first-responder rule, the code that names it and the tests that are tagged with it, in all services. Fails where a
 * rule has neither, and where the page that people read differs.
 */
class FirstResponderPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/first-responder.md");
    private static final Path PRINTED = Path.of("target/first-responder.md");
    private static final List<String> MODULES = List.of(
            "building-blocks",
            "intake-service",
            "dispatch-service",
            "reporting-service",
            "system-tests",
            "deploy/local");

    @Test
    void eachRuleHasCodeAndATestAndThePageSaysWhich() throws IOException {
        StringBuilder printed = new StringBuilder("""
                # 首问负责、首接负责的规则 The first-responder rules

                每条规则的意思、写到它的代码、证明它的测试。本页由 `FirstResponderPageTest` 从代码打印并比对；要改请改代码，再复制
                `dispatch-service/target/first-responder.md`。

                *What each rule says, the code that names it, and how many tests of which class are tagged with it. Printed from
                the code and compared by a test.*
                """);
        for (FirstResponderRule rule : FirstResponderRule.values()) {
            List<String> code = new ArrayList<>();
            for (Path file : javaFiles("src/main/java")) {
                if (!file.endsWith("FirstResponderRule.java")
                        && names(rule).matcher(Files.readString(file)).find()) {
                    code.add(link(file));
                }
            }
            List<String> tests = new ArrayList<>();
            for (Path file : javaFiles("src/test/java")) {
                long tagged = Pattern.compile(Pattern.quote("@Tag(\"" + rule.number() + "\")"))
                        .matcher(Files.readString(file))
                        .results()
                        .count();
                if (tagged > 0) {
                    tests.add(link(file) + (tagged > 1 ? " (" + tagged + ")" : ""));
                }
            }
            assertThat(code).as("code that names " + rule.number()).isNotEmpty();
            assertThat(tests).as("tests tagged with " + rule.number()).isNotEmpty();
            printed.append("\n## ").append(rule.number()).append("\n\n");
            printed.append(rule.phrase().zh()).append("\n\n*");
            printed.append(rule.phrase().en()).append("*\n\n");
            printed.append("- 代码 code: ").append(String.join(", ", code)).append("\n");
            printed.append("- 测试 tests: ").append(String.join(", ", tests)).append("\n");
        }
        Files.writeString(PRINTED, printed);
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("copy dispatch-service/target/first-responder.md to docs/first-responder.md")
                .isEqualTo(printed.toString());
    }

    private static Pattern names(FirstResponderRule rule) {
        return Pattern.compile("\\bFR[-_]" + rule.number().substring(3) + "(?![0-9])");
    }

    private static List<Path> javaFiles(String folder) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : MODULES) {
            Path sources = ROOT.resolve(module).resolve(folder);
            if (Files.isDirectory(sources)) {
                try (Stream<Path> files = Files.walk(sources)) {
                    found.addAll(files.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .collect(Collectors.toList()));
                }
            }
        }
        return found;
    }

    private static String link(Path file) {
        String name = file.getFileName().toString().replace(".java", "");
        return "[" + name + "](" + file.toString().replace('\\', '/') + ")";
    }
}
