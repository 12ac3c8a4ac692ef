package hotline.local.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The checksum that every Java has. */
final class Checksums {
    private Checksums() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
