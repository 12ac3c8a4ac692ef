package hotline.dispatch.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Prints the page of the moves from the table, and fails where the page that people read differs. */
class RulebookPageTest {
    private static final Path PAGE = Path.of("../docs/rulebook.md");
    private static final Path PRINTED = Path.of("target/rulebook.md");

    @Test
    void thePageIsWhatTheTableSays() throws IOException {
        String printed = page();
        Files.writeString(PRINTED, printed);
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("copy dispatch-service/target/rulebook.md to docs/rulebook.md")
                .isEqualTo(printed);
    }

    private static String page() {
        return """
                # 案件的阶段和操作 The stages and moves of a case

                本页由代码中的表打印（`CaseStage`、`CaseMove`、`CaseRule`），由测试比对；要改请改代码，再复制 `dispatch-service/target/rulebook.md`。
                规则的来由见规则手册第3节。

                *Printed from the tables in the code and compared by a test: change the code, then copy
                `dispatch-service/target/rulebook.md`. An empty "to" leaves the case in its stage. What is not in the table is
                refused with 409, the stage, and what is allowed from it.*

                ## 阶段 Stages

                | stage | 阶段 | meaning | open |
                |---|---|---|---|
                """ + stages() + """

                ## 流转图 How a case moves

                ```mermaid
                stateDiagram-v2
                """ + edges() + """
                ```

                ## 操作 Moves

                | move | from | to | who | 规则 | rule |
                |---|---|---|---|---|---|
                """ + moves() + """

                ## 角色 Who

                | role | 角色 | as somebody stands to one case |
                |---|---|---|
                """ + roles() + """

                ## 规则 What else can forbid a move

                | rule | status | 说明 | words |
                |---|---|---|---|
                """ + rules();
    }

    private static String stages() {
        return lines(
                CaseStage.values(),
                stage -> List.of(
                        stage.name(), stage.phrase().zh(), stage.phrase().en(), stage.isOpen() ? "yes" : "no"));
    }

    private static String moves() {
        return lines(
                CaseMove.values(),
                move -> List.of(
                        move.name(),
                        names(move.from()),
                        names(move.to()),
                        names(move.roles()),
                        move.phrase().zh(),
                        move.phrase().en()));
    }

    private static String roles() {
        return lines(
                CaseRole.values(),
                role -> List.of(role.name(), role.phrase().zh(), role.phrase().en()));
    }

    private static String rules() {
        return lines(
                CaseRule.values(),
                rule -> List.of(
                        rule.name(),
                        rule.isAboutStanding() ? "409" : "422",
                        rule.phrase().zh(),
                        rule.phrase().en()));
    }

    /** One arrow for each pair of stages, with the moves that go there. */
    private static String edges() {
        Map<String, String> edges = new TreeMap<>(Comparator.naturalOrder());
        for (CaseMove move : CaseMove.values()) {
            for (CaseStage from : sorted(move.from())) {
                for (CaseStage to : sorted(move.to(from))) {
                    if (to != from) {
                        edges.merge(from + " --> " + to, move.name(), (before, more) -> before + ", " + more);
                    }
                }
            }
        }
        return edges.entrySet().stream()
                .map(edge -> "    " + edge.getKey() + ": " + edge.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static <E extends Enum<E>> String names(Collection<E> values) {
        return sorted(values).stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    private static <E extends Enum<E>> List<E> sorted(Collection<E> values) {
        return values.stream().sorted().toList();
    }

    private static <T> String lines(T[] values, java.util.function.Function<T, List<String>> cells) {
        return Arrays.stream(values)
                .map(value -> "| " + String.join(" | ", cells.apply(value)) + " |\n")
                .collect(Collectors.joining());
    }
}
