package hotline.system;

import static hotline.system.Calls.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the preview says is what then happens. */
@ExtendWith(RunningHotline.class)
class PreviewTest {
    private static final String PREVIEW = "/dispatch/v1/routing/preview";

    private final Hotline hotline;
    private final Person operator;

    PreviewTest(Hotline hotline) {
        this.hotline = hotline;
        this.operator = hotline.as("operator");
    }

    @Test
    void aPreviewPromisesWhatTheRegistrationKeepsAndRecordsNothing() {
        ObjectNode call = Calls.aboutSubsistence("低保金预览");
        ObjectNode withoutCaller = call.deepCopy();
        withoutCaller.remove("caller");
        Answer preview = operator.post(PREVIEW, withoutCaller.toString()).expect(200);
        assertThat(preview.text("/unitCode")).isEqualTo("MZJ");
        assertThat(preview.text("/rule")).isEqualTo("DISPATCH_CATALOGUE");
        assertThat(preview.text("/entry")).isEqualTo("C010101");
        assertThat(preview.list("/assists")).contains("CZJ", Calls.GANQIKA);
        assertThat(preview.text("/feedbackDueAt")).isNotEmpty();

        String id = operator.post(REGISTER, call.toString()).expect(201).text("/id");
        Answer opened = hotline.awaitCase(id, "DISPATCHED");
        assertThat(opened.text("/unitCode")).isEqualTo(preview.text("/unitCode"));
        assertThat(opened.text("/decision/text")).isEqualTo(preview.text("/text"));
        assertThat(opened.each("/decision/trace", "/why")).isEqualTo(preview.each("/trace", "/why"));
        for (String step : new String[] {"sign", "contact", "reply"}) {
            assertThat(preview.text("/promised/" + step + "/dueAt"))
                    .isNotEmpty()
                    .isEqualTo(opened.text("/deadlines/" + step + "/dueAt"));
        }
    }

    @Test
    void whatNoRuleMatchesIsPreviewedAsTheDispatchersOwn() {
        Answer preview = operator.post(PREVIEW, "{\"type\": \"HELP\"}").expect(200);
        assertThat(preview.text("/rule")).isEqualTo("UNROUTED");
        assertThat(preview.body().has("unitCode")).isFalse();
        assertThat(preview.text("/promised/decide/dueAt")).isNotEmpty();
    }

    @Test
    void aCallerHasNoPlaceInAPreviewAndEachBadFieldIsNamed() {
        Answer refused = operator.post(PREVIEW, """
                        {"type": "HELP", "categoryCode": "X", "areaCode": "X", "unitCode": "X", "targetUnitCode": "X",
                         "caller": {"phone": "1"}, "outcome": {}}""").expect(400);
        assertThat(refused.each("/violations", "/field"))
                .containsExactlyInAnyOrder(
                        "caller", "outcome", "categoryCode", "areaCode", "unitCode", "targetUnitCode");
        operator.post(PREVIEW, "{}").expect(400);
    }
}
