package hotline.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Called by {@link Training} only: runs a stack for a moment, so that each of its programs leaves a cache behind. */
@Command(name = TrainCommand.NAME, hidden = true, mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    static final String NAME = "train";

    @Mixin
    private StackOptions stack = new StackOptions();

    @Option(names = "--into", paramLabel = "DIR", required = true, description = "where the caches are made")
    private Path into = Path.of("");

    @Option(names = "--for", paramLabel = "PROCESS", required = true, description = "the launcher that waits for them")
    private long launcher;

    @Override
    public Integer call() {
        Runtime.getRuntime().addShutdownHook(new Thread(TrainCommand::endParts));
        ProcessHandle.of(launcher).ifPresentOrElse(TrainCommand::endWith, TrainCommand::endAtOnce);
        StackSettings settings = stack.settings().startedEmpty(true).unsupervised();
        try (LocalStack training = LocalStack.open(settings, AotCaches.madeIn(into))) {
            training.start();
            new TrainingRound(training.address()).run();
        }
        return Hotline.DONE;
    }

    private static void endWith(ProcessHandle launcher) {
        CompletableFuture<Void> _ = launcher.onExit().thenRun(TrainCommand::endAtOnce);
    }

    /** Halted, since an orderly end makes a cache first. */
    private static void endAtOnce() {
        endParts();
        Runtime.getRuntime().halt(Hotline.FAILED);
    }

    private static void endParts() {
        try {
            Signals.killDescendants();
        } catch (IOException e) {
            throw new StackException("The parts of the training could not be ended: " + e.getMessage(), e);
        }
    }
}
