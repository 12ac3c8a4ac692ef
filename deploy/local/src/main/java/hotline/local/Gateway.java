package hotline.local;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.BindException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * The one address of the stack: hands each request to the part that owns its path, as a reverse proxy. The part sees the host that the
 * caller asked for. A part of which no replica takes the request is a 503, a path of nobody a 404, both as problem+json.
 */
final class Gateway implements AutoCloseable {
    private static final String HOME = "/intake/";

    /** Paths that a part serves beside those under its own name: the first part of the path, and whose it is. */
    private static final Map<String, String> OTHER_PATHS = Map.of("open311", "intake");

    private static final String PROBLEM = "application/problem+json; charset=utf-8";
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int FOUND = 302;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int POOL = 256;
    private static final int CONNECT_MILLISECONDS = 2_000;
    private static final int IDLE_SECONDS = 30;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions()
            .setMaxPoolSize(POOL)
            .setConnectTimeout(CONNECT_MILLISECONDS)
            .setKeepAliveTimeout(IDLE_SECONDS));
    private final Map<String, HttpProxy> routes = new LinkedHashMap<>();
    private final int port;

    /**
     * Not listening yet.
     *
     * @param innerPorts the parts, each named as the first part of its paths, and the inner ports of its replicas
     */
    Gateway(int port, Map<String, List<Integer>> innerPorts) {
        this.port = port;
        innerPorts.forEach((part, ports) -> {
            Upstream upstream = new Upstream(part, ports, client);
            upstream.watch(vertx);
            HttpProxy proxy = proxy(upstream);
            routes.put(part, proxy);
            OTHER_PATHS.forEach((first, owner) -> {
                if (owner.equals(part)) {
                    routes.put(first, proxy);
                }
            });
        });
    }

    /** Listens; the exception says so where somebody else has the port. */
    void start() {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setHandle100ContinueAutomatically(true))
                .requestHandler(this::handle);
        try {
            server.listen(port, Ports.HOST)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof BindException) {
                throw new PortTakenException(port, e);
            }
            throw new StackException(
                    "The address http://" + Ports.HOST + ":" + port + " could not be opened: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void handle(HttpServerRequest request) {
        String path = request.path() == null ? "/" : request.path();
        HttpProxy route = routes.get(firstPart(path));
        if (path.equals("/")) {
            request.response()
                    .setStatusCode(FOUND)
                    .putHeader(HttpHeaders.LOCATION, HOME)
                    .end();
        } else if (route == null) {
            request.response()
                    .setStatusCode(NOT_FOUND)
                    .putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM)
                    .end(problem(NOT_FOUND, "没有这个地址", "这个地址下没有任何内容。There is nothing at this address."));
        } else {
            route.handle(request);
        }
    }

    private HttpProxy proxy(Upstream upstream) {
        return HttpProxy.reverseProxy(client).origin(_ -> upstream.connect()).addInterceptor(new ProxyInterceptor() {
            @Override
            public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                tellWhoAsked(context.request());
                return context.sendRequest()
                        .recover(_ -> Future.succeededFuture(unavailable(context.request(), upstream.part())));
            }

            @Override
            public Future<Void> handleProxyResponse(ProxyContext context) {
                keepWithoutBody(context.response());
                return context.sendResponse();
            }
        });
    }

    private static void tellWhoAsked(ProxyRequest request) {
        HttpServerRequest asked = request.proxiedRequest();
        HostAndPort host = asked.authority();
        if (host != null) {
            request.setAuthority(host);
            request.putHeader("X-Forwarded-Host", asked.getHeader(HttpHeaders.HOST));
        }
        request.putHeader("X-Forwarded-For", asked.remoteAddress().hostAddress());
        request.putHeader("X-Forwarded-Proto", "http");
    }

    /** An answer that has no body by its status must not be given an empty one. */
    private static void keepWithoutBody(ProxyResponse response) {
        if (response.getStatusCode() == NO_CONTENT || response.getStatusCode() == NOT_MODIFIED) {
            MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(response.headers());
            response.release().headers().addAll(headers);
        }
    }

    private static ProxyResponse unavailable(ProxyRequest request, String part) {
        Buffer problem = problem(
                UNAVAILABLE,
                "暂时不可用",
                "“" + part + "”服务正在启动或已停止，请稍后再试。The part “" + part
                        + "” is starting or down; please try again shortly.");
        return request.release()
                .response()
                .setStatusCode(UNAVAILABLE)
                .putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM)
                .putHeader("Retry-After", "2")
                .setBody(Body.body(problem));
    }

    private static Buffer problem(int status, String title, String detail) {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toBuffer();
    }

    private static String firstPart(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path.substring(1) : path.substring(1, end);
    }
}
