package hotline.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The password of a demo account, which is its name and no secret. It is given to Keycloak hashed already, and cheaply, so
 * that a first start does not hash some hundred of them. Keycloak hashes it anew when the person first signs in.
 */
final class DemoPassword {
    private static final String ALGORITHM = "pbkdf2-sha256";
    private static final int ITERATIONS = 1;
    private static final int BITS = 512;
    private static final JsonMapper JSON = new JsonMapper();

    private DemoPassword() {}

    /** As Keycloak keeps a credential (CredentialRepresentation). */
    static ObjectNode credential(String password) {
        byte[] salt = ("demo account " + password).getBytes(StandardCharsets.UTF_8);
        ObjectNode secret = JSON.createObjectNode()
                .put("value", base64(hash(password, salt)))
                .put("salt", base64(salt));
        ObjectNode how =
                JSON.createObjectNode().put("hashIterations", ITERATIONS).put("algorithm", ALGORITHM);
        return JSON.createObjectNode()
                .put("type", "password")
                .put("secretData", secret.toString())
                .put("credentialData", how.toString());
    }

    private static byte[] hash(String password, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
