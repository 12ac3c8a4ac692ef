package hotline.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallersTest {
    private static final Path SEEDS = Path.of("..", "..", "seeds");

    @Test
    void everyRunAsksTheSame() {
        assertThat(Callers.registrations(SEEDS, 20)).isEqualTo(Callers.registrations(SEEDS, 20));
    }

    @Test
    void callsVaryAndNoneEndsOnTheCall() throws JsonProcessingException {
        List<String> calls = Callers.registrations(SEEDS, 500);
        Set<String> categories = new HashSet<>();
        Set<String> types = new HashSet<>();
        for (String call : calls) {
            JsonNode one = new JsonMapper().readTree(call);
            categories.add(one.path("categoryCode").asText());
            types.add(one.path("type").asText());
            assertThat(one.has("outcome")).isFalse();
            assertThat(one.path("content").asText().length()).isBetween(40, 250);
        }
        assertThat(categories.size()).isGreaterThan(100);
        assertThat(types).hasSize(4);
    }
}
