package hotline.dispatch;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The directory as it was before a test that changes it. */
record SavedDirectory(List<String> rows) {

    static SavedDirectory of(Jdbi jdbi) {
        return new SavedDirectory(jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT to_json(l)::text FROM latest l WHERE topic = 'hotline.directory.v1' ORDER BY key")
                .mapTo(String.class)
                .list()));
    }

    /** It is again as it was. */
    void restore(Jdbi jdbi) {
        jdbi.useTransaction(handle -> {
            handle.execute("DELETE FROM latest WHERE topic = 'hotline.directory.v1'");
            rows.forEach(row ->
                    handle.execute("INSERT INTO latest SELECT (json_populate_record(NULL::latest, ?::json)).*", row));
            handle.execute("DELETE FROM directory_edit");
        });
    }
}
