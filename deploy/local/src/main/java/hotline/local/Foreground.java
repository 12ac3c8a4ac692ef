package hotline.local;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Runs a stack in this process until Ctrl-C or a signal ends it. */
final class Foreground {
    private final StackSettings settings;
    private volatile Closeable alongside = () -> {};
    private volatile boolean ending;

    Foreground(StackSettings settings) {
        this.settings = settings;
    }

    /** Returns never; where the stack cannot be started, the exception says why. */
    void run(Consumer<LocalStack> whenReady) {
        StackRestore.refuseUnfinished(settings.data());
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

    /** What is ended before the stack is. */
    void alongside(Closeable work) {
        alongside = work;
    }

    private void end(LocalStack stack) {
        ending = true;
        endAlongside();
        if (!stack.isClosed()) {
            settings.talk().accept("Stopping.");
            stack.close();
            settings.talk().accept("Stopped; the data are kept in " + settings.data() + ".");
        }
    }

    private void endAlongside() {
        try {
            alongside.close();
        } catch (IOException e) {
            settings.talk().accept("What went on in the background could not be ended: " + e.getMessage());
        }
    }

    /** This process ends through its shutdown hook. */
    static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
