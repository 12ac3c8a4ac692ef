package hotline.intake;

import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The units and the area that tests of intake speak of, as if they had been heard on the directory topic. */
final class TestDirectory {
    private static final Map<String, String> ENTRIES = Map.of(
            "unit/TLS", "'code':'TLS','kind':'UPPER_LEVEL'",
            "unit/QZF", "'code':'QZF','kind':'BANNER','parentCode':'TLS'",
            "unit/ZWJ", "'code':'ZWJ','kind':'DEPARTMENT','parentCode':'QZF'",
            "unit/MZJ", "'code':'MZJ','kind':'DEPARTMENT','parentCode':'QZF'",
            "unit/NMJ", "'code':'NMJ','kind':'DEPARTMENT','parentCode':'QZF'",
            "area/150522100", "'code':'150522100'");

    private TestDirectory() {}

    static void fill(Jdbi jdbi) {
        ENTRIES.forEach((key, fields) -> jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO latest VALUES ('hotline.directory.v1', ?, 1, ?::json) ON CONFLICT DO NOTHING",
                key + "/1900-01-01",
                "{" + fields.replace('\'', '"') + ",\"name\":\"x\",\"effectiveFrom\":\"1900-01-01\"}")));
    }
}
