package hotline.rest;

import hotline.privacy.SecretFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells one body from another, and nothing else to who has no key: a body holds a telephone number, and a plain hash of one
 * is guessed in a moment. The key lies in the folder {@code hotline.secrets}, made there once.
 */
@Singleton
class BodyHash {
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    BodyHash(@ConfigProperty(name = "hotline.secrets") Path folder) {
        Path file = folder.resolve("body-hash.key");
        try {
            key = new SecretKeySpec(SecretFile.read(file, BodyHash::fresh), HMAC);
        } catch (IOException e) {
            throw new UncheckedIOException("the key " + file + " cannot be read", e);
        }
    }

    /** The hash of a body in its parts. */
    byte[] of(List<String> parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            parts.forEach(part -> mac.update(part.getBytes(StandardCharsets.UTF_8)));
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] fresh() {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        return fresh;
    }
}
