package hotline.system;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one hotline for all test classes of the run, gives it to those that ask for it, and ends it after the last. */
final class RunningHotline implements ParameterResolver {
    private static final Path ROOT = Path.of(System.getProperty("hotline.root", ".."));

    /** Under target, so that the logs of a failed run can be read. */
    private static final Path DATA = Path.of("target", "stack");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Hotline.class;
    }

    @Override
    public Hotline resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // JUnit closes what its root store holds at the end of the run
        return context.getRoot()
                .getStore(Namespace.create(RunningHotline.class))
                .computeIfAbsent(Start.class, _ -> Start.attempt(), Start.class)
                .hotline();
    }

    /** The one attempt: where it fails, no test tries again. */
    private record Start(Optional<Hotline> started, Optional<RuntimeException> failure) implements AutoCloseable {
        static Start attempt() {
            try {
                return new Start(Optional.of(Hotline.start(ROOT, DATA)), Optional.empty());
            } catch (RuntimeException e) {
                return new Start(Optional.empty(), Optional.of(e));
            }
        }

        Hotline hotline() {
            return started.orElseThrow(
                    () -> new IllegalStateException("the hotline did not start", failure.orElse(null)));
        }

        @Override
        public void close() {
            started.ifPresent(Hotline::close);
        }
    }
}
