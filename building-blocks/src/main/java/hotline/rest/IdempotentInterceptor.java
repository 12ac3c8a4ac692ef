package hotline.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hotline.outcome.Phrase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stores the answer in the transaction of what it answers for, so that neither is there without the other. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotentInterceptor {
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    /** An id, or the number of twenty digits by which people know a record. */
    private static final Pattern RECORD = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{20}");

    private final StoredAnswers answers;
    private final Asker asker;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final ObjectMapper json;
    private final BodyHash bodyHash;

    IdempotentInterceptor(
            StoredAnswers answers,
            Asker asker,
            HttpHeaders headers,
            UriInfo uri,
            ObjectMapper json,
            BodyHash bodyHash) {
        this.answers = answers;
        this.asker = asker;
        this.headers = headers;
        this.uri = uri;
        this.json = json;
        this.bodyHash = bodyHash;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        String key = headers.getHeaderString(HEADER);
        if (key == null) {
            return QuarkusTransaction.joiningExisting().call(call::proceed);
        }
        if (!KEY.matcher(key).matches()) {
            throw Refusal.badField(
                    HEADER,
                    new Phrase(
                            "应为 1 到 200 个可见的 ASCII 字符，如一个 UUID",
                            "must have 1 to 200 visible ASCII characters, such as a UUID"));
        }
        var asked = new StoredAnswers.Asked(asker.user(), uri.getPath(), key);
        byte[] hash = hashOfBody(call);
        Optional<StoredAnswers.Answer> stored = answers.find(asked);
        return stored.isPresent() ? again(stored.get(), hash) : first(asked, hash, call);
    }

    /** Of two at once with the same key one is stored; whatever stopped the other, it gets that one's answer. */
    private Object first(StoredAnswers.Asked asked, byte[] hash, InvocationContext call) throws Exception {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Response response = (Response) call.proceed();
                answers.keep(asked, answer(response, hash));
                return response;
            });
        } catch (RuntimeException e) {
            Optional<StoredAnswers.Answer> twin = answers.find(asked);
            if (twin.isPresent()) {
                return again(twin.get(), hash);
            }
            throw e;
        }
    }

    private static Response again(StoredAnswers.Answer stored, byte[] hash) {
        if (!stored.isFor(hash)) {
            throw Refusal.of(
                    422,
                    new Phrase(
                            "这个 Idempotency-Key 已用于另一请求，请换一个。",
                            "This Idempotency-Key was used for another request; choose a new one."));
        }
        var response = Response.status(stored.status());
        if (stored.location() != null) {
            response.location(URI.create(stored.location()));
        }
        if (stored.etag() != null) {
            response.header(HttpHeaders.ETAG, stored.etag());
        }
        if (stored.body() != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(stored.body());
        }
        return response.build();
    }

    private StoredAnswers.Answer answer(Response response, byte[] hash) throws JsonProcessingException {
        return new StoredAnswers.Answer(
                hash,
                response.getStatus(),
                response.getHeaderString(HttpHeaders.LOCATION),
                response.getHeaderString(HttpHeaders.ETAG),
                response.getEntity() == null ? null : json.writeValueAsString(response.getEntity()),
                about(response));
    }

    /** Which record the answer shows: the one that it made, or else the one that was asked for. */
    private @Nullable String about(Response response) {
        String location = response.getHeaderString(HttpHeaders.LOCATION);
        Matcher record = RECORD.matcher(location == null ? uri.getPath() : location);
        return record.find() ? record.group() : null;
    }

    private byte[] hashOfBody(InvocationContext call) throws JsonProcessingException {
        List<String> parts = new ArrayList<>();
        for (Object parameter : call.getParameters()) {
            parts.add(json.writeValueAsString(parameter));
        }
        return bodyHash.of(parts);
    }
}
