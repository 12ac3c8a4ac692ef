package hotline.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How large the body of a request may be: 1 MiB, save at the one address that reads a stream of any size. Quarkus knows one
 * limit for all, and answers without a word, so its own is off. A body whose length is not announced is counted while it is
 * read.
 */
@Provider
@ApplicationScoped
public class BodyLimit implements ContainerRequestFilter {
    private static final long MOST_BYTES = 1024 * 1024;
    private static final int TOO_LARGE = 413;
    private static final int BEFORE_ALL_OTHERS = 1000;

    private final Optional<String> streamed;

    /**
     * Of this service.
     *
     * @param streamed how the path ends at which a body may be of any size; nowhere where none is named
     */
    BodyLimit(@ConfigProperty(name = "hotline.streamed-path") Optional<String> streamed) {
        this.streamed = streamed;
    }

    void register(@Observes Filters filters) {
        filters.register(this::closeWhatWasNotRead, BEFORE_ALL_OTHERS);
    }

    /** What nobody read of a body must not be taken for the next request, nor be waited for. */
    private void closeWhatWasNotRead(RoutingContext context) {
        if (!isStreamed(context.normalizedPath())) {
            context.addEndHandler(ended -> {
                if (context.response().getStatusCode() == TOO_LARGE
                        && !context.request().isEnded()) {
                    context.request().connection().close();
                }
            });
        }
        context.next();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (isStreamed(request.getUriInfo().getPath())) {
            return;
        }
        String announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH.toString());
        if (announced == null) {
            request.setEntityStream(new Counted(request.getEntityStream()));
        } else if (Long.parseLong(announced) > MOST_BYTES) {
            throw new WebApplicationException(TOO_LARGE);
        }
    }

    private boolean isStreamed(String path) {
        return streamed.filter(path::endsWith).isPresent();
    }

    private static final class Counted extends FilterInputStream {
        private long read;

        Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int some = super.read(bytes, offset, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int more) {
            read += more;
            if (read > MOST_BYTES) {
                throw new WebApplicationException(TOO_LARGE);
            }
        }
    }
}
