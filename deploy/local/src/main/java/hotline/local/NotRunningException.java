package hotline.local;

import java.nio.file.Path;

/** There is no stack to look at or to end. */
final class NotRunningException extends StackException {
    private static final long serialVersionUID = 1L;

    NotRunningException(Path data) {
        super("No stack runs on the data folder " + data + ": start one with ./hotline up.");
    }
}
