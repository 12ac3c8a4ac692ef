package hotline.testing;

import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.util.Set;

/** Bearer tokens as the identity provider would give them, signed by the key of this test run. */
public final class TestTokens {
    private TestTokens() {}

    /** A token of an account with these roles; a leader is a handler too. */
    public static String of(String user, String... roles) {
        return token(user, null, Set.of(roles));
    }

    /** A handler of a unit, named as the demo accounts are: {@code handler-mzj}. */
    public static String handlerOf(String unitCode) {
        return token("handler-" + unitCode.toLowerCase(java.util.Locale.ROOT), unitCode, Set.of("handler"));
    }

    /** A leader of a unit, named as the demo accounts are: {@code leader-mzj}. */
    public static String leaderOf(String unitCode) {
        return token("leader-" + unitCode.toLowerCase(java.util.Locale.ROOT), unitCode, Set.of("leader", "handler"));
    }

    /** A machine's own token: its client and scopes, no role; with a unit where it works for one. */
    public static String machine(String client, String unitCode, String scopes) {
        var claims = Jwt.claims()
                .issuer(StackResource.ISSUER)
                .subject(client)
                .preferredUserName("service-account-" + client)
                .claim("client_id", client)
                .claim("scope", "profile " + scopes)
                .expiresIn(Duration.ofHours(1));
        return (unitCode == null ? claims : claims.claim("unit", unitCode))
                .jws()
                .keyId(StackResource.KEY_ID)
                .sign();
    }

    /** A person's token for which scopes were asked too. */
    public static String withScopes(String user, String scopes, String... roles) {
        return Jwt.claims()
                .issuer(StackResource.ISSUER)
                .subject(user)
                .preferredUserName(user)
                .claim("azp", "hotline-cli")
                .claim("scope", scopes)
                .claim("roles", Set.of(roles))
                .expiresIn(Duration.ofHours(1))
                .jws()
                .keyId(StackResource.KEY_ID)
                .sign();
    }

    private static String token(String user, String unitCode, Set<String> roles) {
        var claims = Jwt.claims()
                .issuer(StackResource.ISSUER)
                .subject(user)
                .preferredUserName(user)
                .claim("roles", roles)
                .expiresIn(Duration.ofHours(1));
        return (unitCode == null ? claims : claims.claim("unit", unitCode))
                .jws()
                .keyId(StackResource.KEY_ID)
                .sign();
    }
}
