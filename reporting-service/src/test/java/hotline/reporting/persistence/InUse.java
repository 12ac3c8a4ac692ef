package hotline.reporting.persistence;

import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** Looks of tests into the tables of the generation in use. */
public final class InUse {
    private InUse() {}

    public static <T> T ask(Jdbi jdbi, HandleCallback<T, RuntimeException> question) {
        return jdbi.inTransaction(handle -> {
            Generations.enterCurrent(handle);
            return question.withHandle(handle);
        });
    }
}
