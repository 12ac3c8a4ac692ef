package hotline.local;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Runs a stack in this process until Ctrl-C or a signal ends it. */
final class Foreground {
    private final StackSettings settings;
    private volatile boolean ending;

    Foreground(StackSettings settings) {
        this.settings = settings;
    }

    /** Returns never; where the stack cannot be started, the exception says why. */
    void run(Consumer<LocalStack> whenReady) {
        LocalStack stack = LocalStack.open(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack)));
        try {
            stack.start();
        } catch (StackException e) {
            if (ending) {
                waitForTheEnd();
            }
            throw e;
        }
        whenReady.accept(stack);
        waitForTheEnd();
    }

    private void end(LocalStack stack) {
        ending = true;
        if (!stack.isClosed()) {
            settings.talk().accept("Stopping.");
            stack.close();
            settings.talk().accept("Stopped; the data are kept in " + settings.data() + ".");
        }
    }

    /** This process ends through its shutdown hook. */
    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
