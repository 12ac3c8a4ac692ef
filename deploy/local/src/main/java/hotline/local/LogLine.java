package hotline.local;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** A line of a part's log, which is JSON where a service wrote it. */
final class LogLine {
    private LogLine() {}

    /** What it says to people. */
    static String readable(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            return new JsonObject(line).getString("message", line);
        } catch (DecodeException | ClassCastException e) {
            return line;
        }
    }
}
