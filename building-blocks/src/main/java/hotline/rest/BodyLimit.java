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
 * How large the body of a request may be: 1 MiB, more at one kind of address, and any size at the one that reads a stream. Quarkus knows one
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
    private final Optional<String> large;
    private final long largeBytes;

    /**
     * Of this service.
     *
     * @param streamed how the path ends at which a body may be of any size; nowhere where none is named
     * @param large how the paths end at which a body may have up to {@code largeBytes}; nowhere where none is named
     */
    BodyLimit(
            @ConfigProperty(name = "hotline.streamed-path") Optional<String> streamed,
            @ConfigProperty(name = "hotline.large-path") Optional<String> large,
            @ConfigProperty(name = "hotline.large-bytes", defaultValue = "10485760") long largeBytes) {
        this.streamed = streamed;
        this.large = large;
        this.largeBytes = largeBytes;
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
        long most = large.filter(request.getUriInfo().getPath()::endsWith).isPresent() ? largeBytes : MOST_BYTES;
        String announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH.toString());
        if (announced == null) {
            request.setEntityStream(new Counted(request.getEntityStream(), most));
        } else if (Long.parseLong(announced) > most) {
            throw new WebApplicationException(TOO_LARGE);
        }
    }

    private boolean isStreamed(String path) {
        return streamed.filter(path::endsWith).isPresent();
    }

    private static final class Counted extends FilterInputStream {
        private final long most;
        private long read;

        Counted(InputStream body, long most) {
            super(body);
            this.most = most;
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
            if (read > most) {
                throw new WebApplicationException(TOO_LARGE);
            }
        }
    }
}
