package hotline.local;

import java.nio.file.Path;
import java.util.List;

/** The Java that runs this program; the parts written in Java run on the same one. */
final class JavaCommand {
    /** As in the script {@code ./hotline}. */
    static final List<String> OPTIONS_OF_THE_LAUNCHER = List.of(
            "-XX:+UseSerialGC",
            "-Xms24m",
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private JavaCommand() {}

    static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
