package hotline.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Does several things at the same time and waits for them. */
final class SideBySide {
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

    CompletableFuture<Void> begin(Runnable task) {
        return CompletableFuture.runAsync(task, executor);
    }

    static CompletableFuture<Void> all(List<CompletableFuture<Void>> tasks) {
        return CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new));
    }

    /** Returns when all are done, or throws what the first that failed said. */
    static void awaitAllOrFirstFailure(List<CompletableFuture<Void>> tasks) {
        CompletableFuture<Void> all = all(tasks);
        tasks.forEach(task -> task.exceptionally(e -> {
            all.completeExceptionally(e);
            return null;
        }));
        try {
            all.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackException sentence) {
                throw sentence;
            }
            throw e;
        }
    }

    void closeAll(List<? extends ManagedProcess> processes) {
        all(processes.stream().map(process -> begin(process::close)).toList()).join();
    }
}
