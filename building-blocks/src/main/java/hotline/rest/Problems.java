package hotline.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import hotline.outcome.Phrase;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns everything that can go wrong with a request into problem+json, in one place. */
@ApplicationScoped
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    private static final Phrase DATABASE_AWAY = new Phrase(
            "数据库暂时不可用。请稍后用同一个 Idempotency-Key 再试：如已办理，会得到原来的答复，不会重复。",
            "The database is away for a moment. Try again with the same Idempotency-Key: what was done after all is answered"
                    + " again, not done twice.");

    private final Language language;
    private final RateLimit limit;

    Problems(Language language, RateLimit limit) {
        this.language = language;
        this.limit = limit;
    }

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        Response.ResponseBuilder answer = Response.fromResponse(respond(refusal.problem(language.locale())));
        if (refusal.retryAfter() > 0) {
            answer.header("Retry-After", refusal.retryAfter());
        }
        return refusal.tag() == null
                ? answer.build()
                : answer.tag(refusal.tag()).build();
    }

    @ServerExceptionMapper
    Response invalid(ResteasyReactiveViolationException invalid) {
        List<Problem.Violation> violations = invalid.getConstraintViolations().stream()
                .map(violation -> new Problem.Violation(field(violation), violation.getMessage()))
                .sorted(java.util.Comparator.comparing(Problem.Violation::field))
                .toList();
        return respond(problem(400, new Phrase("请更正所列字段。", "Please mend the fields listed."), violations));
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException unreadable) {
        return unread(unreadable);
    }

    /** The more special one too, which would go to the framework's own mapper otherwise. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException mismatched) {
        return unread(mismatched);
    }

    @ServerExceptionMapper
    Response unauthenticated(UnauthorizedException e, RoutingContext request) {
        return signInFirst(request);
    }

    @ServerExceptionMapper
    Response unauthenticated(AuthenticationFailedException e, RoutingContext request) {
        return signInFirst(request);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return respond(problem(403, new Phrase("您的角色不能做此操作。", "Your role does not allow this."), null));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException unreadable) {
            return unread(unreadable);
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        return respond(problem(status, titleOf(status), null));
    }

    @ServerExceptionMapper
    Response unexpected(Exception e) {
        if (isAboutTheDatabase(e)) {
            LOG.warnf(
                    "a request could not be served: the database is away (%s)",
                    e.getClass().getSimpleName());
            return refused(Refusal.retryAfter(503, DATABASE_AWAY, 1));
        }
        LOG.error("a request failed", e);
        return respond(
                problem(500, new Phrase("系统内部错误，没有任何改动。", "Something went wrong inside; nothing was changed."), null));
    }

    static String title(int status, Locale locale) {
        return titleOf(status).in(locale);
    }

    private Response signInFirst(RoutingContext request) {
        try {
            limit.countStranger(request);
        } catch (Refusal tooMany) {
            return refused(tooMany);
        }
        return Response.fromResponse(respond(problem(
                        401, new Phrase("请先登录，或附上有效的令牌。", "Sign in first, or send a valid bearer token."), null)))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    /** What stopped the reading, where that was not the text itself but, say, its length. */
    private Response unread(JsonProcessingException unreadable) {
        return unreadable.getCause() instanceof WebApplicationException cause
                ? http(cause)
                : respond(unreadableBody(unreadable));
    }

    private Problem unreadableBody(JsonProcessingException unreadable) {
        if (!(unreadable instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return problem(400, notJson(unreadable), null);
        }
        Refusal.BadField bad = JsonMistake.of(mapping);
        return problem(
                400,
                new Phrase("请更正所列字段。", "Please mend the fields listed."),
                List.of(new Problem.Violation(bad.field(), language.of(bad.phrase()))));
    }

    private static Phrase notJson(JsonProcessingException unreadable) {
        if (unreadable instanceof StreamConstraintsException) {
            return new Phrase(
                    "JSON 嵌套过深，或其中的数字、文字过长。", "The JSON is nested too deep, or a number or text in it is too long.");
        }
        JsonLocation at = unreadable.getLocation();
        return at == null || at.getLineNr() < 1
                ? new Phrase("请求体不是有效的 JSON。", "The body is not valid JSON.")
                : new Phrase(
                        "请求体不是有效的 JSON：第 %d 行第 %d 列附近有误。".formatted(at.getLineNr(), at.getColumnNr()),
                        "The body is not valid JSON: look near line %d, column %d."
                                .formatted(at.getLineNr(), at.getColumnNr()));
    }

    private Problem problem(int status, Phrase detail, @Nullable List<Problem.Violation> violations) {
        return new Problem(
                "about:blank",
                title(status, language.locale()),
                status,
                language.of(detail),
                violations,
                null,
                null,
                null,
                Map.of());
    }

    private static Response respond(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    /** The field's path below the method's parameter, as the asker wrote it. */
    private static String field(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
        List<Path.Node> below = nodes.size() > 2 ? nodes.subList(2, nodes.size()) : nodes.subList(1, nodes.size());
        return below.stream().map(Path.Node::toString).collect(Collectors.joining("."));
    }

    private static boolean isAboutTheDatabase(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                String state = sql.getSQLState() == null ? "08" : sql.getSQLState();
                return state.startsWith("08") || state.startsWith("57") || state.startsWith("53");
            }
        }
        return false;
    }

    private static Phrase titleOf(int status) {
        return switch (status) {
            case 400 -> new Phrase("请求有误", "Malformed request");
            case 401 -> new Phrase("未登录", "Not signed in");
            case 403 -> new Phrase("无权操作", "Not allowed for you");
            case 404 -> new Phrase("未找到", "Not found");
            case 405 -> new Phrase("不支持此方法", "Method not allowed");
            case 406 -> new Phrase("不支持所要的格式", "Not acceptable");
            case 409 -> new Phrase("当前阶段不允许", "Not allowed from where it stands");
            case 412 -> new Phrase("内容已被他人修改", "Changed by somebody else");
            case 413 -> new Phrase("内容过大", "Too large");
            case 415 -> new Phrase("不支持的内容类型", "Unsupported media type");
            case 421 -> new Phrase("不是这里的主机", "Not this host");
            case 422 -> new Phrase("违反规则", "Against a rule");
            case 428 -> new Phrase("需要 If-Match", "If-Match is required");
            case 429 -> new Phrase("请求过多", "Too many requests");
            case 503 -> new Phrase("暂时不可用", "Unavailable for a moment");
            default -> status < 500 ? new Phrase("请求有误", "Bad request") : new Phrase("内部错误", "Internal error");
        };
    }
}
