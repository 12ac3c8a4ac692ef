package hotline.rest;

import hotline.messaging.Json;
import hotline.outcome.Phrase;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what is malformed around a request, its host, address and headers, before any framework meets it: each of those
 * ends otherwise as an error of our own. The wish for a language is brought to one of the two that we speak.
 */
@ApplicationScoped
public class WellFormed {
    private static final int BEFORE_OTHERS = 1500;
    private static final int MISDIRECTED = 421;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}]");
    private static final Pattern RANGE = Pattern.compile(
            "\\s*[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+"
                    + "(?:\\s*;\\s*(?:[qQ]=(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)|(?![qQ]=)[\\w-]+=(?:\"[^\"]*\"|[^,;\"\\s]*)))*\\s*");
    private static final Set<String> USUAL = Set.of("application/json", "*/*");

    private final Set<String> hosts;

    /**
     * For these hosts.
     *
     * @param hosts the names, without ports, under which the hotline is reached; any where there are none
     */
    WellFormed(@ConfigProperty(name = "hotline.hosts") Optional<Set<String>> hosts) {
        this.hosts = Set.copyOf(hosts.orElse(Set.of()));
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_OTHERS);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String languages = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (languages != null) {
            request.headers()
                    .set(HttpHeaders.ACCEPT_LANGUAGE, Language.wanted(languages).toLanguageTag());
        }
        Refusal refusal = refusal(request);
        if (refusal == null) {
            context.next();
        } else {
            answer(context, refusal);
        }
    }

    private @Nullable Refusal refusal(HttpServerRequest request) {
        String host = request.authority() == null ? "" : request.authority().host();
        boolean port = request.authority() != null
                && (request.authority().port() == -1
                        || (request.authority().port() > 0
                                && request.authority().port() <= 0xFFFF));
        if (!HOST.matcher(host).matches() || !port || !Set.of("http", "https").contains(request.scheme())) {
            return Refusal.badField("Host", new Phrase("不是有效的主机名", "is no host"));
        }
        if (!hosts.isEmpty() && !hosts.contains(host)) {
            return Refusal.of(
                    MISDIRECTED,
                    new Phrase(
                            "这里不是 " + host + "，请用热线自己的地址访问。",
                            "This is not " + host + "; use the hotline's own address."));
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && !USUAL.contains(accept) && !isAccept(accept)) {
            return Refusal.badField(
                    "Accept", new Phrase("应为媒体类型，如 application/json", "must be media types, such as application/json"));
        }
        return badlyEncoded(request);
    }

    private static boolean isAccept(String accept) {
        for (String range : accept.split(",", -1)) {
            if (!RANGE.matcher(range).matches()) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Refusal badlyEncoded(HttpServerRequest request) {
        Phrase badly = new Phrase("含有无效的百分号编码或空字符（%00）", "has a bad percent encoding, or a NUL (%00)");
        if (isBadlyEncoded(request.path() == null ? "" : request.path())) {
            return Refusal.badField("path", badly);
        }
        if (request.query() != null && isBadlyEncoded(request.query())) {
            for (String one : request.query().split("&", -1)) {
                if (isBadlyEncoded(one)) {
                    return Refusal.badField(one.split("=", 2)[0], badly);
                }
            }
        }
        return null;
    }

    private static boolean isBadlyEncoded(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (i + 2 >= text.length()
                    || Character.digit(text.charAt(i + 1), 16) < 0
                    || Character.digit(text.charAt(i + 2), 16) < 0
                    || text.startsWith("%00", i)) {
                return true;
            }
        }
        return false;
    }

    private static void answer(RoutingContext context, Refusal refusal) {
        var response = context.response()
                .setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (!context.request().isEnded()) {
            response.putHeader(
                    HttpHeaders.CONNECTION, HttpHeaders.CLOSE); // what is left of the body is no next request
            context.addEndHandler(ended -> context.request().connection().close());
        }
        String languages = context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        response.end(Json.write(refusal.problem(Language.wanted(languages == null ? "" : languages))));
    }
}
