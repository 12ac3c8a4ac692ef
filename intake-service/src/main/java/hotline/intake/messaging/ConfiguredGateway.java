package hotline.intake.messaging;

import hotline.intake.application.MessageGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which gateway this house has. */
@ApplicationScoped
class ConfiguredGateway {

    /**
     * The gateway.
     *
     * @param url where it is; without one the local one says that everything arrived
     */
    @Produces
    @ApplicationScoped
    MessageGateway gateway(@ConfigProperty(name = "hotline.messages.gateway.url") Optional<URI> url) {
        return url.<MessageGateway>map(HttpMessageGateway::new).orElseGet(LocalMessageGateway::new);
    }
}
