package hotline.rest;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Gives a machine's account the roles that its scopes name. A machine signs in with its own secret: its token names its
 * client and no role. A person's token has roles and no client of its own, so a scope that a person asks for gives nothing.
 */
@ApplicationScoped
public class Machines implements SecurityIdentityAugmentor {
    static final String MACHINE = "hotline.machine";
    private static final String CLIENT = "client_id";

    private final Set<String> scopes;

    /**
     * The scopes that machines may have here.
     *
     * @param scopes names that no role of a person has, with commas between
     */
    Machines(@ConfigProperty(name = "hotline.machine.scopes") Optional<Set<String>> scopes) {
        this.scopes = Set.copyOf(scopes.orElse(Set.of()));
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()
                || !identity.getRoles().isEmpty()
                || !(identity.getPrincipal() instanceof JsonWebToken token)
                || !(token.<Object>getClaim(CLIENT) instanceof String client)
                || client.isBlank()) {
            return Uni.createFrom().item(identity);
        }
        String granted = token.<Object>getClaim("scope") instanceof String text ? text : "";
        Set<String> roles = new HashSet<>(Arrays.asList(granted.split(" ", -1)));
        roles.retainAll(scopes);
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity)
                        .addRoles(roles)
                        .addAttribute(MACHINE, client)
                        .build());
    }
}
