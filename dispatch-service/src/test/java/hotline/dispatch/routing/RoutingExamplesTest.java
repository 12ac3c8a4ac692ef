package hotline.dispatch.routing;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.directory.Seeds;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of {@code routing.csv} over the seeds: a table to which an official can add a line. */
class RoutingExamplesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    static List<Seeds.Row> examples() {
        return Seeds.rows(Path.of("src/test/resources/hotline/dispatch/routing/routing.csv"), row -> row);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExamplesOfTheTableComeOut(Seeds.Row row) {
        RoutingRequest request = new RoutingRequest(
                TicketType.valueOf(row.get("类型")),
                Urgency.NORMAL,
                row.orNull("类别"),
                row.orNull("区域"),
                row.orNull("选定"),
                row.orNull("被反映"),
                false,
                row.orNull("首问单位"),
                row.get("当场办好").equals("是"),
                "ZWJ",
                TODAY);

        RoutingDecision decision = Router.route(request, RoutingSeeds.DIRECTORY, RoutingSeeds.CATALOGUE);

        assertThat(decision.rule()).as(decision.text().zh()).isEqualTo(RoutingRule.valueOf(row.get("规则")));
        assertThat(decision.leadUnitCode()).isEqualTo(row.orNull("主办"));
        assertThat(decision.assistUnitCodes()).isEqualTo(row.list("协办"));
        assertThat(decision.copyUnitCodes()).isEqualTo(row.list("抄送"));
        assertThat(decision.entryCode()).isEqualTo(row.orNull("条目"));
    }
}
