package hotline.local;

import java.nio.file.Path;

/** The Java that runs this program; the parts written in Java run on the same one. */
final class JavaCommand {
    private JavaCommand() {}

    static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
