package hotline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the dashboard and the alert rules in {@code deploy/observability} ask for. */
public final class Observability {
    private static final Path FOLDER = Path.of("..", "deploy", "observability");
    private static final Pattern METRIC = Pattern.compile("\\b(?:hotline|http_server|jvm|process)_[a-z_]+");

    private Observability() {}

    /** The names of all metrics that they use. */
    public static Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        for (String file : new String[] {"dashboard.json", "alerts.yml"}) {
            Matcher metric = METRIC.matcher(read(file));
            while (metric.find()) {
                names.add(metric.group());
            }
        }
        return names;
    }

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
