package hotline.trace;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Gives each request its trace: the caller's own by the header {@code traceparent}, or a new one. It is answered in
 * {@code traceresponse}. One that is sampled writes a line, by the name of the method: a path may hold what people typed.
 */
@ApplicationScoped
public class TraceOfRequest {
    private static final Logger LOG = Logger.getLogger(TraceOfRequest.class);
    private static final String ANSWER = "traceresponse";
    private static final int BEFORE_ALL_OTHERS = 2000;

    private final double sampled;

    /**
     * Of this service.
     *
     * @param sampled the part of the requests without a trace of their own that are sampled, from 0 to 1
     */
    TraceOfRequest(@ConfigProperty(name = "hotline.trace.sampled", defaultValue = "0") double sampled) {
        this.sampled = sampled;
    }

    void register(@Observes Filters filters) {
        filters.register(this::begin, BEFORE_ALL_OTHERS);
    }

    private void begin(RoutingContext request) {
        Trace given = Trace.parse(request.request().getHeader(Trace.HEADER));
        Trace trace = given == null
                ? Trace.begin(sampled > 0 && ThreadLocalRandom.current().nextDouble() < sampled)
                : given;
        trace.enter();
        request.response().putHeader(ANSWER, trace.traceparent());
        request.next();
    }

    @ServerResponseFilter
    void answered(ContainerRequestContext request, ContainerResponseContext response, SimpleResourceInfo method) {
        Trace trace = Trace.current();
        if (trace != null && trace.sampled()) {
            LOG.infof(
                    "%s.%s answered %d",
                    method.getResourceClass().getSimpleName(), method.getMethodName(), response.getStatus());
        }
    }
}
