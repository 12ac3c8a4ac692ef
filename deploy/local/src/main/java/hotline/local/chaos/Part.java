package hotline.local.chaos;

import hotline.local.LocalStack;
import java.util.List;
import java.util.Locale;

/** A process of the stack that faults befall. */
enum Part {
    POSTGRESQL,
    KAFKA,
    KEYCLOAK,
    INTAKE,
    DISPATCH,
    REPORTING;

    /** As {@link LocalStack#process(String)} knows it. */
    String process() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isService() {
        return LocalStack.SERVICES.contains(process());
    }

    /** Those whose own data a full disk can hit. */
    boolean keepsData() {
        return List.of(POSTGRESQL, KAFKA).contains(this);
    }
}
