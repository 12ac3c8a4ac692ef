package hotline.testing;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Puts the service under test on the real parts, with bearer tokens signed by a key of this run (see {@link TestTokens}). */
public class StackResource implements QuarkusTestResourceLifecycleManager {
    static final String ISSUER = "https://identity.test/realms/hotline";

    static final String KEY_ID = "test";

    private TestStack stack;
    private HttpServer identity;

    @Override
    public Map<String, String> start() {
        stack = new TestStack();
        KeyPair keys = keys();
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", stack.database().jdbcUrl());
        settings.put("quarkus.datasource.username", stack.database().user());
        settings.put("quarkus.datasource.password", stack.database().password());
        settings.put("kafka.bootstrap.servers", stack.kafka().bootstrapServers());
        settings.put("hotline.identity.issuer", ISSUER);
        settings.put("hotline.identity.jwks", serve(keys));
        settings.put("hotline.secrets", stack.secrets().toAbsolutePath().toString());
        settings.put(
                "hotline.seeds",
                Path.of("..", "seeds").toAbsolutePath().normalize().toString());
        settings.put("quarkus.http.test-port", "0");
        settings.put("hotline.rate.people-per-second", "100000"); // tests ask faster than people
        settings.put("hotline.rate.people-burst", "100000");
        settings.put("hotline.rate.strangers-burst", "100000");
        settings.put("smallrye.jwt.sign.key", pem(keys));
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(stack, new TestInjector.MatchesType(TestStack.class));
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.stop();
            identity.stop(0);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Serves the public key as the identity provider does, and returns its address. */
    private String serve(KeyPair keys) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        byte[] jwks = """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "%s", "n": "%s", "e": "%s"}]}
                """.formatted(KEY_ID, unsigned(key.getModulus()), unsigned(key.getPublicExponent()))
                .getBytes(StandardCharsets.UTF_8);
        try {
            identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        identity.createContext("/certs", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, jwks.length);
            try (var body = exchange.getResponseBody()) {
                body.write(jwks);
            }
        });
        identity.start();
        return "http://127.0.0.1:" + identity.getAddress().getPort() + "/certs";
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----";
    }
}
