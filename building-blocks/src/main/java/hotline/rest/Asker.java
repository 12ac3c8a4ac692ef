package hotline.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks: the person or machine behind the bearer token of this request. */
@RequestScoped
public class Asker {
    private final SecurityIdentity identity;

    Asker(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The account's name; a machine's is that of its client. */
    public String user() {
        return machine().orElseGet(() -> identity.getPrincipal().getName());
    }

    /** The client's name, where a machine asks. */
    public Optional<String> machine() {
        return Optional.ofNullable(identity.getAttribute(Machines.MACHINE));
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /** Whether the asker has at least one of the roles. */
    public boolean hasAny(String... roles) {
        for (String role : roles) {
            if (has(role)) {
                return true;
            }
        }
        return false;
    }

    /** A claim of the token as text, where it carries it. */
    public Optional<String> claim(String name) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.<Object>getClaim(name)).map(Object::toString)
                : Optional.empty();
    }
}
