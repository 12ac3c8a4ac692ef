package hotline.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Signals to processes, which Java itself cannot send but for two. */
final class Signals {
    private Signals() {}

    /** Sends a signal such as {@code STOP}; those that have ended meanwhile are left out silently. */
    static void send(String signal, Collection<ProcessHandle> processes) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -" + signal + " \"$@\"", "sh"));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join();
    }

    /** Ends a process with all that it has started. They are stopped first, so that none starts another that is not seen. */
    static void killTree(ProcessHandle root) throws IOException {
        Set<ProcessHandle> stopped = new HashSet<>();
        for (Set<ProcessHandle> fresh = Set.of(root); !fresh.isEmpty(); fresh = descendantsWithout(root, stopped)) {
            send("STOP", fresh);
            stopped.addAll(fresh);
        }
        stopped.forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends all that this process has started. */
    static void killDescendants() throws IOException {
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            killTree(child);
        }
    }

    private static Set<ProcessHandle> descendantsWithout(ProcessHandle root, Set<ProcessHandle> known) {
        Set<ProcessHandle> fresh = new HashSet<>(root.descendants().toList());
        fresh.removeAll(known);
        return fresh;
    }
}
