package hotline.intake.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said, and when it is tried again. */
class MessageTemplateTest {
    @Test
    void whatThereIsNothingToFillWithIsLeftOut() {
        Map<String, String> data = new HashMap<>(Map.of("number", "7", "unit", "民政局", "unit.en", "Civil Affairs"));
        assertThat(MessageTemplate.DISPATCHED.fill(false, data)).isEqualTo("您的诉求（编号7）已转民政局办理。");
        data.put("due", "2026-03-04");
        assertThat(MessageTemplate.DISPATCHED.fill(false, data)).isEqualTo("您的诉求（编号7）已转民政局办理，将在2026-03-04前答复您。");
        assertThat(MessageTemplate.DISPATCHED.fill(true, data))
                .isEqualTo("Your matter (number 7) was sent to Civil Affairs, which replies by 2026-03-04.");
    }

    @Test
    void wordsThatLookLikeAPlaceholderStayAsTheyWereSaid() {
        assertThat(MessageTemplate.INTERIM.fill(false, Map.of("number", "7", "text", "见[附件]{number}$1")))
                .isEqualTo("您的诉求（编号7）办理进展：见[附件]{number}$1。");
    }

    @Test
    void everyTemplateIsWholeInBothLanguagesWithAndWithoutItsWords() {
        Map<String, String> all = new HashMap<>();
        for (String name : "number unit due reason text result basis measures limits until to told call card limit what"
                .split(" ", -1)) {
            all.put(name, "x");
        }
        for (MessageTemplate template : MessageTemplate.values()) {
            for (boolean english : new boolean[] {true, false}) {
                assertThat(template.fill(english, all)).as(template.name()).doesNotContain("{", "[", "]");
                assertThat(template.fill(english, Map.of())).as(template.name()).doesNotContain("[", "]");
            }
        }
    }

    @Test
    void thePausesGrowAndThenItHasFailed() {
        Instant now = Instant.parse("2026-03-04T01:00:00Z");
        Instant last = now;
        for (int attempts = 1; attempts <= 5; attempts++) {
            Instant next = Retry.after(attempts, now).orElseThrow();
            assertThat(next).isAfter(last);
            last = next;
        }
        assertThat(Retry.after(6, now)).isEmpty();
    }
}
