package hotline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The figures of the report on 2019 (rulebook §7) come out of counting what the first start has imported. */
@ExtendWith(RunningHotline.class)
class CampaignTest {
    private final Person supervisor;
    private final Hotline hotline;

    CampaignTest(Hotline hotline) {
        this.hotline = hotline;
        this.supervisor = hotline.as("supervisor");
    }

    @Test
    void ninetyTwoWereDispatchedAndEightyFiveClosed() {
        JsonNode summary = supervisor
                .get("/reporting/v1/summary?" + Hotline.CAMPAIGN_YEAR)
                .expect(200)
                .body();
        assertThat(summary.path("dispatched").asInt()).isEqualTo(92);
        assertThat(summary.path("closed").asInt()).isEqualTo(85);
        assertThat(summary.path("open").asInt()).isEqualTo(7);
        assertThat(summary.path("closedRate").decimalValue()).isEqualByComparingTo("92.39");
        hotline.assertAuditEqual();
    }

    @Test
    void theThreeLedgersStandApart() {
        JsonNode lists = supervisor
                .get("/reporting/v1/problem-lists?" + Hotline.CAMPAIGN_YEAR)
                .expect(200)
                .body();
        assertThat(lists.path("collected").asInt()).isEqualTo(1_473);
        assertThat(lists.at("/banner/total").asInt()).isEqualTo(296);
        assertThat(lists.at("/banner/rectified").asInt()).isEqualTo(57);
        assertThat(lists.at("/units/total").asInt()).isEqualTo(824);
        assertThat(lists.at("/units/rectified").asInt()).isEqualTo(824);
    }

    @Test
    void itsTicketsAreSomeInTimeAndSomeLate() {
        JsonNode due = supervisor
                .get("/reporting/v1/summary?basis=due&" + Hotline.CAMPAIGN_YEAR)
                .expect(200)
                .body();
        assertThat(due.path("onTimeRate").isNumber()).isTrue();
        assertThat(due.path("onTimeRate").asDouble()).isBetween(50.0, 99.99);
    }
}
