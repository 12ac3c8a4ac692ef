package hotline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The memory of this machine. */
final class Memory {
    private static final long KIBIBYTES = 1_024;

    private Memory() {}

    /** What programs can still get without others being pushed out, as Linux says. */
    static long availableMebibytes() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/meminfo"));
        return lines.stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIBIBYTES)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
