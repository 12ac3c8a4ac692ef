package hotline.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions of the parts that are unpacked or looked for by name, as the build filled them in. */
final class Versions {
    private static final Properties VERSIONS = load();

    private Versions() {}

    static String of(String part) {
        String version = VERSIONS.getProperty(part);
        if (version == null) {
            throw new IllegalArgumentException("No version is known of " + part);
        }
        return version;
    }

    private static Properties load() {
        Properties versions = new Properties();
        try (InputStream file = Versions.class.getResourceAsStream("versions.properties")) {
            versions.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }
}
