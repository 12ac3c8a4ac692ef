package hotline.reporting.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.reporting.facts.Basis;
import hotline.reporting.facts.CounterKey;
import hotline.reporting.facts.Dimension;
import hotline.reporting.facts.Figure;
import hotline.reporting.facts.Moves;
import hotline.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class CounterMovesTest {
    private static final LocalDate DAY = LocalDate.of(1991, 1, 1);
    private static final CounterMoves NEVER = new CounterMoves(Integer.MAX_VALUE);
    private static final CounterMoves AT_ONCE = new CounterMoves(1);

    @Inject
    Jdbi jdbi;

    @Test
    void what_is_not_folded_yet_is_counted_too_and_folding_changes_no_count() {
        InUse.ask(jdbi, handle -> {
            NEVER.add(handle, moves(Figure.SIGNED, 2));
            NEVER.add(handle, moves(Figure.SIGNED, 3));
            NEVER.add(handle, moves(Figure.REPLIED, 1));
            assertThat(sum(handle, "counter", Figure.SIGNED)).isZero();
            assertThat(sum(handle, "counter_now", Figure.SIGNED)).isEqualTo(5);

            AT_ONCE.add(handle, moves(Figure.REPLIED, -1));

            assertThat(sum(handle, "counter", Figure.SIGNED)).isEqualTo(5);
            assertThat(sum(handle, "counter_now", Figure.SIGNED)).isEqualTo(5);
            assertThat(handle.createQuery("SELECT count(*) FROM counter WHERE figure = 'REPLIED' AND day = :day")
                            .bind("day", DAY)
                            .mapTo(Integer.class)
                            .one())
                    .as("what went to and fro leaves no counter")
                    .isZero();
            assertThat(handle.createQuery("SELECT count(*) FROM counter_moves")
                            .mapTo(Integer.class)
                            .one())
                    .isZero();
            return handle.rollback();
        });
    }

    private static Moves moves(Figure figure, long by) {
        Moves moves = new Moves();
        moves.add(new CounterKey(Basis.FLOW, "MOVES", Dimension.ALL, "", DAY, figure), by);
        return moves;
    }

    private static long sum(Handle handle, String from, Figure figure) {
        return handle.createQuery("SELECT coalesce(sum(n), 0) FROM " + from + " WHERE figure = :figure AND day = :day")
                .bind("figure", figure.name())
                .bind("day", DAY)
                .mapTo(Long.class)
                .one();
    }
}
