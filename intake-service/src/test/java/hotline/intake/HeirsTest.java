package hotline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.intake.persistence.HeardDirectory;
import hotline.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A unit that has ended, as intake hears of it: who belonged to it belongs to its heir, and what was against it is against the heir. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class HeirsTest {
    @Inject
    Jdbi jdbi;

    @Inject
    HeardDirectory directory;

    @Test
    @Tag("FR-17")
    void theHeirStandsInThePlaceOfTheUnitThatHasEnded() {
        TestDirectory.fill(jdbi);
        hear("OLD", "'parentCode':'QZF','effectiveTo':'2020-01-01','heirCode':'OLDER'");
        hear("OLDER", "'parentCode':'QZF','effectiveTo':'2021-01-01','heirCode':'NMJ'");
        hear("BELOW", "'parentCode':'OLD'");
        hear("LATER", "'parentCode':'QZF','effectiveTo':'2999-01-01','heirCode':'NMJ'");
        await().atMost(Duration.ofSeconds(30)).until(() -> directory.knowsUnit("BELOW"));

        assertThat(directory.current("OLD")).isEqualTo("NMJ");
        assertThat(directory.current("NMJ")).isEqualTo("NMJ");
        assertThat(directory.current("LATER")).isEqualTo("LATER");
        assertThat(directory.unitsAbove("OLD")).containsExactly("NMJ", "QZF", "TLS", "OLD", "OLDER");
        assertThat(directory.unitsAbove("BELOW")).containsExactly("BELOW", "NMJ", "QZF", "TLS", "OLD", "OLDER");
        assertThat(directory.unitsAbove("MZJ")).containsExactly("MZJ", "QZF", "TLS");
    }

    private void hear(String code, String fields) {
        String body =
                "{'code':'" + code + "','name':'x','kind':'DEPARTMENT','effectiveFrom':'1900-01-01'," + fields + "}";
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO latest VALUES ('hotline.directory.v1', ?, 1, ?::json)",
                "unit/" + code + "/1900-01-01",
                body.replace('\'', '"')));
    }
}
