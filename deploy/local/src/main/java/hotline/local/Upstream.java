package hotline.local;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The replicas of one part, as the gateway sees them. Requests go to those that serve, in turns. Where a connection cannot be had, nothing
 * of the request was sent yet, so the next replica is tried; what was sent is never sent again, since nobody knows what became of it.
 */
final class Upstream {
    private static final long LOOK_MILLISECONDS = 1_000;
    private static final int OK = 200;

    private final String part;
    private final HttpClient client;
    private final List<Replica> replicas;
    private final AtomicInteger turn = new AtomicInteger();

    Upstream(String part, List<Integer> ports, HttpClient client) {
        this.part = part;
        this.client = client;
        this.replicas = ports.stream().map(Replica::new).toList();
    }

    String part() {
        return part;
    }

    /** Asks from time to time which replicas are ready; one that is alone is asked nothing, since there is no choice. */
    void watch(Vertx vertx) {
        if (replicas.size() > 1) {
            vertx.setPeriodic(LOOK_MILLISECONDS, _ -> replicas.forEach(this::look));
        }
    }

    /** A request on a connection that stands; failed where no replica takes one. */
    Future<HttpClientRequest> connect() {
        List<Replica> inTurn = inTurn();
        Future<HttpClientRequest> connected = connect(inTurn.getFirst());
        for (Replica next : inTurn.subList(1, inTurn.size())) {
            connected = connected.recover(_ -> connect(next));
        }
        return connected;
    }

    private Future<HttpClientRequest> connect(Replica replica) {
        return client.request(replica.address()).onFailure(_ -> replica.ready = false);
    }

    /** Those that serve first, each time another one; the others behind them, for what is known of them may be old. */
    private List<Replica> inTurn() {
        int first = Math.floorMod(turn.getAndIncrement(), replicas.size());
        List<Replica> all = IntStream.range(0, replicas.size())
                .mapToObj(n -> replicas.get((first + n) % replicas.size()))
                .toList();
        return Stream.concat(
                        all.stream().filter(replica -> replica.ready),
                        all.stream().filter(replica -> !replica.ready))
                .toList();
    }

    private void look(Replica replica) {
        RequestOptions question = replica.address()
                .setMethod(HttpMethod.GET)
                .setURI(ServiceProcess.readinessPath(part))
                .setTimeout(LOOK_MILLISECONDS);
        client.request(question)
                .compose(HttpClientRequest::send)
                .onComplete(answer ->
                        replica.ready = answer.succeeded() && answer.result().statusCode() == OK);
    }

    /** One process of the part, and whether it was ready when last asked. */
    private static final class Replica {
        private final int port;
        private volatile boolean ready = true;

        Replica(int port) {
            this.port = port;
        }

        RequestOptions address() {
            return new RequestOptions().setHost(Ports.HOST).setPort(port);
        }
    }
}
