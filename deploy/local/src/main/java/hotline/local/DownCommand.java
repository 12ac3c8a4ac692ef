package hotline.local;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a stack, in whichever terminal or in the background it runs, and waits until it is gone. */
@Command(name = "down", description = "Stops the hotline; the data stay.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() throws InterruptedException {
        StackSettings settings = stack.settings();
        RunFile run = stack.lastRun();
        Optional<ProcessHandle> launcher = run.launcher().find();
        if (launcher.isPresent()) {
            launcher.get().destroy();
            if (!ProcessEnd.await(List.of(launcher.get()), LIMIT)) {
                throw new StackException(
                        "The launcher (process " + run.launcher().pid() + ") does not end after " + LIMIT.toSeconds()
                                + " s: read the logs in " + settings.data().resolve("logs") + ".");
            }
        }
        boolean leftovers = run.endLeftovers();
        if (launcher.isEmpty() && !leftovers) {
            throw new NotRunningException(settings.data());
        }
        settings.talk().accept("Stopped; the data are kept in " + settings.data() + ".");
        return Hotline.DONE;
    }
}
