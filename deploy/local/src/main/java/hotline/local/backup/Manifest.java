package hotline.local.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backup says of itself, in {@code manifest.json}: written as its last entry, and read first.
 *
 * @param format the version of this layout; a reader takes its own and no other
 * @param id names the backup and the keys that belong to it
 * @param moment when the copy ended, RFC 3339: what was committed before it began is in it, what was committed after it ended is not
 * @param versions of the parts that wrote the data, by name
 * @param files the SHA-256 of each entry in hexadecimal, by its path
 */
record Manifest(int format, String id, String moment, Map<String, String> versions, Map<String, String> files) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";
    static final String POSTGRESQL = "postgresql";

    private static final JsonMapper JSON = new JsonMapper();

    Manifest {
        versions = new TreeMap<>(versions);
        files = new TreeMap<>(files);
    }

    byte[] toJson() throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    static Manifest parse(byte[] json) throws IOException {
        return JSON.readValue(json, Manifest.class);
    }
}
