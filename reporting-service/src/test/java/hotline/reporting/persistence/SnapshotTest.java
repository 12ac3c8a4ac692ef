package hotline.reporting.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SnapshotTest {
    private static final String ADD = """
            INSERT INTO counter (basis, unit, dimension, key, day, figure, n)
            VALUES ('FLOW', 'SNAPSHOT', 'ALL', '', '1990-01-01', 'SIGNED', 1)
            """;

    @Inject
    Snapshot snapshot;

    @Inject
    Jdbi jdbi;

    @AfterEach
    void clean() {
        InUse.ask(jdbi, handle -> handle.execute("DELETE FROM counter WHERE unit = 'SNAPSHOT'"));
    }

    @Test
    void what_others_commit_while_it_reads_is_not_seen() {
        int seen = snapshot.read(handle -> {
            int before = count(handle);
            CompletableFuture.runAsync(() -> InUse.ask(jdbi, other -> other.execute(ADD)))
                    .join();
            return 10 * before + count(handle);
        });

        assertThat(seen).isZero();
        assertThat(snapshot.read(SnapshotTest::count)).isEqualTo(1);
    }

    @Test
    void nothing_is_written_by_reading() {
        assertThatThrownBy(() -> snapshot.read(handle -> handle.execute(ADD))).hasMessageContaining("read-only");
    }

    private static int count(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM counter WHERE unit = 'SNAPSHOT'")
                .mapTo(Integer.class)
                .one();
    }
}
