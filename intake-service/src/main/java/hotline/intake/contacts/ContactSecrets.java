package hotline.intake.contacts;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import hotline.privacy.SecretFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts contacts and original words, and hashes numbers with keys of its own. The keys lie in the folder {@code hotline.secrets}, made
 * there once; without them contacts stay closed.
 */
@ApplicationScoped
public class ContactSecrets {
    private static final int HASH_BYTES = 16;

    private final Aead aead;
    private final PrfSet prf;

    ContactSecrets(@ConfigProperty(name = "hotline.secrets") Path folder) {
        try {
            AeadConfig.register();
            PrfConfig.register();
            this.aead = keyset(
                            folder.resolve("contact-keys.json"),
                            PredefinedAeadParameters.AES256_GCM,
                            RegistryConfiguration.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
            this.prf = keyset(
                            folder.resolve("phone-hash-keys.json"),
                            PredefinedPrfParameters.HMAC_SHA256_PRF,
                            RegistryConfiguration.get())
                    .getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keys in " + folder + " cannot be used", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the keys in " + folder + " cannot be read", e);
        }
    }

    /** Encrypts a text so that it opens only for this ticket. */
    public byte[] encrypt(String text, UUID ticketId) {
        return encrypt(text.getBytes(StandardCharsets.UTF_8), ticketId);
    }

    /** Encrypts bytes so that they open only for this ticket. */
    public byte[] encrypt(byte[] bytes, UUID ticketId) {
        try {
            return aead.encrypt(bytes, bound(ticketId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens what was encrypted for this ticket. */
    public String decrypt(byte[] sealed, UUID ticketId) {
        return new String(decryptBytes(sealed, ticketId), StandardCharsets.UTF_8);
    }

    /** Opens bytes that were encrypted for this ticket. */
    public byte[] decryptBytes(byte[] sealed, UUID ticketId) {
        try {
            return aead.decrypt(sealed, bound(ticketId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a contact does not open with the keys at hand", e);
        }
    }

    /** By which the tickets of a caller with this number are found. */
    public byte[] hash(PhoneNumber phone) {
        return hash(phone.digits());
    }

    /** The same for the same text, and telling nothing without the key. */
    public byte[] hash(String text) {
        try {
            return prf.computePrimary(text.getBytes(StandardCharsets.UTF_8), HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bound(UUID ticketId) {
        return ticketId.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static KeysetHandle keyset(Path file, Parameters parameters, Configuration configuration)
            throws GeneralSecurityException, IOException {
        byte[] keyset = SecretFile.read(file, () -> fresh(parameters, configuration));
        return TinkJsonProtoKeysetFormat.parseKeyset(
                new String(keyset, StandardCharsets.UTF_8), configuration, InsecureSecretKeyAccess.get());
    }

    private static byte[] fresh(Parameters parameters, Configuration configuration) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                            KeysetHandle.generateNew(parameters, configuration),
                            configuration,
                            InsecureSecretKeyAccess.get())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
