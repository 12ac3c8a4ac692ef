package hotline.local;

import hotline.local.backup.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** One line at a terminal that says how far a work has come, written over again and again; nothing where the talk goes elsewhere. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final int HUNDRED = 100;

    private final PrintWriter talk;
    private final boolean terminal = Terminal.isThere();
    private String stands = "";

    ProgressLine(PrintWriter talk) {
        this.talk = talk;
    }

    @Override
    public synchronized void at(String what, long done, long all) {
        String line = String.format(Locale.ROOT, "%s %d %%", what, all == 0 ? HUNDRED : HUNDRED * done / all);
        if (terminal && !line.equals(stands)) {
            clear();
            talk.print(line);
            talk.flush();
            stands = line;
        }
    }

    @Override
    public synchronized void close() {
        if (terminal) {
            clear();
            talk.flush();
        }
    }

    private void clear() {
        talk.print("\r" + " ".repeat(stands.length()) + "\r");
        stands = "";
    }
}
