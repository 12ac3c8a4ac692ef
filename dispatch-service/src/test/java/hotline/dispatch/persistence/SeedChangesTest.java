package hotline.dispatch.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.messaging.Json;
import hotline.messaging.Latest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The folder of seeds against a directory that was loaded from it. */
class SeedChangesTest {
    private final Map<String, Object> seeds = new LinkedHashMap<>(new Seeds(Path.of("..", "seeds")).read());
    private final Map<String, String> stored = new HashMap<>();
    private final Map<String, Integer> sequences = new HashMap<>();

    @BeforeEach
    void loaded() {
        seeds.forEach((key, version) -> stored.put(key, Json.write(version)));
        seeds.keySet().forEach(key -> sequences.put(key, 1));
    }

    @Test
    void onTheFirstStartAllIsAdded() {
        SeedChanges changes = SeedChanges.between(seeds, Map.of(), Map.of(), Set.of());
        assertThat(changes.versions()).hasSize(seeds.size()).allMatch(version -> version.sequence() == 1);
        assertThat(changes.summary()).contains("unit 90 added, 0 changed, 0 removed", "catalogue 206 added");
    }

    @Test
    void loadedAgainNothingChanges() {
        SeedChanges changes = SeedChanges.between(seeds, stored, sequences, Set.of());
        assertThat(changes.versions()).isEmpty();
        assertThat(changes.summary()).isEqualTo("nothing changed");
    }

    @Test
    void aRowThatSaysSomethingElseIsReplacedUnderTheNextNumber() {
        Object other = seeds.get("unit/NMJ/1900-01-01");
        seeds.put("unit/MZJ/1900-01-01", other);
        SeedChanges changes = SeedChanges.between(seeds, stored, sequences, Set.of());
        assertThat(changes.versions())
                .containsExactly(new Latest(CurrentDirectory.TOPIC, "unit/MZJ/1900-01-01", 2, other));
        assertThat(changes.summary()).isEqualTo("unit 0 added, 1 changed, 0 removed");
    }

    @Test
    void aRowThatIsThereNoMoreIsTakenBackAndMayComeAgain() {
        Object row = seeds.remove("area-alias/150522/后旗/1900-01-01");
        SeedChanges gone = SeedChanges.between(seeds, stored, sequences, Set.of());
        assertThat(gone.versions())
                .containsExactly(new Latest(CurrentDirectory.TOPIC, "area-alias/150522/后旗/1900-01-01", 2, null));
        assertThat(gone.summary()).isEqualTo("area-alias 0 added, 0 changed, 1 removed");

        stored.remove("area-alias/150522/后旗/1900-01-01");
        sequences.put("area-alias/150522/后旗/1900-01-01", 2);
        seeds.put("area-alias/150522/后旗/1900-01-01", row);
        assertThat(SeedChanges.between(seeds, stored, sequences, Set.of()).versions())
                .containsExactly(new Latest(CurrentDirectory.TOPIC, "area-alias/150522/后旗/1900-01-01", 3, row));
    }

    @Test
    void whatAnAdminHasEditedTheSeedsLeaveAloneWithAllItsVersions() {
        seeds.put("unit/MZJ/1900-01-01", seeds.get("unit/NMJ/1900-01-01"));
        seeds.put("unit/MZJ/2030-01-01", seeds.get("unit/NMJ/1900-01-01"));
        stored.put("unit/MZJ/2026-12-01", Json.write(seeds.get("unit/NMJ/1900-01-01")));
        seeds.remove("limit/URGENT/SIGN/1900-01-01");
        seeds.put("calendar/2026", seeds.get("calendar/2025"));
        Set<String> edited = Set.of("unit/MZJ", "limit/URGENT/SIGN", "calendar/2026");
        assertThat(SeedChanges.between(seeds, stored, sequences, edited).versions())
                .isEmpty();
        SeedChanges unedited = SeedChanges.between(seeds, stored, sequences, Set.of());
        assertThat(unedited.versions()).hasSize(5);
        assertThat(unedited.years()).containsExactly(2026);
    }
}
