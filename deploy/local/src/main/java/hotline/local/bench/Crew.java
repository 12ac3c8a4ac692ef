package hotline.local.bench;

import hotline.local.StackException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** The threads of the bench itself. What they take of the processors is counted apart from what is measured. */
final class Crew {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Set<Long> working = ConcurrentHashMap.newKeySet();
    private final AtomicLong ofThoseGone = new AtomicLong();

    /** Starts one thread. */
    <T> Future<T> start(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(() -> counted(work));
        Thread.ofPlatform().name("bench-" + name).daemon().start(task);
        return task;
    }

    /** Does something on a thread of its own and waits for it. */
    void run(String name, Runnable work) {
        result(start(name, Executors.callable(work)));
    }

    /** Starts so many threads, each with its number, and waits for what all of them bring; the first failure is thrown. */
    <T> List<T> all(String name, int count, IntFunction<Callable<T>> work) {
        List<Future<T>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(start(name + "-" + i, work.apply(i)));
        }
        return tasks.stream().map(Crew::result).toList();
    }

    /** Waits for what a thread brings. */
    static <T> T result(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackException sentence) {
                throw sentence;
            }
            throw new StackException("The bench cannot go on: " + e.getCause() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The bench was interrupted.", e);
        }
    }

    /** Processor time of all its threads until now. */
    long cpuNanoseconds() {
        long sum = ofThoseGone.get();
        for (long id : working) {
            sum += Math.max(0, THREADS.getThreadCpuTime(id));
        }
        return sum;
    }

    private <T> T counted(Callable<T> work) throws Exception {
        long id = Thread.currentThread().threadId();
        working.add(id);
        try {
            return work.call();
        } finally {
            working.remove(id);
            ofThoseGone.addAndGet(THREADS.getCurrentThreadCpuTime());
        }
    }
}
