package hotline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether what is said on stderr is read by a person at once; {@code System.console()} asks for stdin and stdout instead. */
final class Terminal {
    private Terminal() {}

    static boolean isThere() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            String talk = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return talk.startsWith("/dev/pts/") || talk.startsWith("/dev/tty") || talk.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
