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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Stores the answer in the transaction of what it answers for, so that neither is there without the other. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotentInterceptor {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final Duration KEPT = Duration.ofDays(7);

    /** An id, or the number of twenty digits by which people know a record. */
    private static final Pattern RECORD = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{20}");

    private final Jdbi jdbi;
    private final Asker asker;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final ObjectMapper json;
    private final Clock clock;

    IdempotentInterceptor(Jdbi jdbi, Asker asker, HttpHeaders headers, UriInfo uri, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.asker = asker;
        this.headers = headers;
        this.uri = uri;
        this.json = json;
        this.clock = clock;
    }

    @AroundInvoke
    Object once(InvocationContext call) {
        String key = headers.getHeaderString(HEADER);
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Refusal.badField(HEADER, new Phrase("应为 1 到 200 个字符", "must have 1 to 200 characters"));
        }
        return QuarkusTransaction.joiningExisting().call(() -> key == null ? call.proceed() : onceFor(key, call));
    }

    private Object onceFor(String key, InvocationContext call) throws Exception {
        byte[] hash = hashOfBody(call);
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))) AS waited")
                .bind("key", asker.user() + " " + uri.getPath() + " " + key)
                .mapTo(Integer.class)
                .one());
        Optional<Stored> stored = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT body_hash, status, location, etag, body FROM idempotent_answer
                        WHERE asker = :asker AND path = :path AND key = :key AND at > :since
                        """)
                .bind("asker", asker.user())
                .bind("path", uri.getPath())
                .bind("key", key)
                .bind("since", clock.instant().minus(KEPT))
                .map(Stored::of)
                .findOne());
        if (stored.isPresent()) {
            if (!Arrays.equals(stored.get().bodyHash(), hash)) {
                throw Refusal.of(
                        422,
                        new Phrase(
                                "这个 Idempotency-Key 已用于另一请求，请换一个。",
                                "This Idempotency-Key was used for another request; choose a new one."));
            }
            return stored.get().response();
        }
        Response response = (Response) call.proceed();
        store(key, hash, response);
        forgetOldOnes();
        return response;
    }

    private void store(String key, byte[] hash, Response response) throws JsonProcessingException {
        String body = response.getEntity() == null ? null : json.writeValueAsString(response.getEntity());
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO idempotent_answer (asker, path, key, body_hash, status, location, etag, body, about, at)
                        VALUES (:asker, :path, :key, :hash, :status, :location, :etag, :body, :about, :at)
                        ON CONFLICT (asker, path, key) DO UPDATE
                        SET body_hash = excluded.body_hash, status = excluded.status, location = excluded.location,
                            etag = excluded.etag, body = excluded.body, about = excluded.about, at = excluded.at
                        """)
                .bind("asker", asker.user())
                .bind("path", uri.getPath())
                .bind("key", key)
                .bind("hash", hash)
                .bind("status", response.getStatus())
                .bind("location", response.getHeaderString(HttpHeaders.LOCATION))
                .bind("etag", response.getHeaderString(HttpHeaders.ETAG))
                .bind("body", body)
                .bind("about", about(response))
                .bind("at", clock.instant())
                .execute());
    }

    /** Which record the answer shows: the one that it made, or else the one that was asked for. */
    private @Nullable String about(Response response) {
        String location = response.getHeaderString(HttpHeaders.LOCATION);
        Matcher record = RECORD.matcher(location == null ? uri.getPath() : location);
        return record.find() ? record.group() : null;
    }

    /** Answers hold words of people: those that have had their time go, a few with each new one. */
    private void forgetOldOnes() {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        DELETE FROM idempotent_answer WHERE (asker, path, key) IN
                          (SELECT asker, path, key FROM idempotent_answer WHERE at <= :before ORDER BY at LIMIT 10)
                        """)
                .bind("before", clock.instant().minus(KEPT))
                .execute());
    }

    private byte[] hashOfBody(InvocationContext call) throws JsonProcessingException {
        MessageDigest digest = sha256();
        for (Object parameter : call.getParameters()) {
            digest.update(json.writeValueAsString(parameter).getBytes(StandardCharsets.UTF_8));
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Stored(
            @SuppressWarnings("ArrayRecordComponent") byte[] bodyHash,
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {

        static Stored of(ResultSet row, StatementContext context) throws SQLException {
            return new Stored(
                    row.getBytes("body_hash"),
                    row.getInt("status"),
                    row.getString("location"),
                    row.getString("etag"),
                    row.getString("body"));
        }

        Response response() {
            var response = Response.status(status);
            if (location != null) {
                response.location(URI.create(location));
            }
            if (etag != null) {
                response.header(HttpHeaders.ETAG, etag);
            }
            if (body != null) {
                response.type(MediaType.APPLICATION_JSON_TYPE).entity(body);
            }
            return response.build();
        }
    }
}
