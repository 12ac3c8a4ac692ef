package hotline.rest;

import hotline.outcome.Phrase;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many requests an account may make, and how often an address may ask without a valid token. Each replica counts for
 * itself: the limit keeps one program that ran wild from taking the service from all others, it is no billing.
 */
@Provider
@Singleton
@Priority(Priorities.USER)
public class RateLimit implements ContainerRequestFilter {
    private static final int MANY = 10_000;

    private final Map<String, Allowance> accounts = new ConcurrentHashMap<>();
    private final Map<String, Allowance> addresses = new ConcurrentHashMap<>();
    private final Asker asker;
    private final Allowance.Rate people;
    private final Allowance.Rate machines;
    private final Allowance.Rate strangers;

    /**
     * The limits, each by {@code HOTLINE_RATE_…}.
     *
     * @param peoplePerSecond requests of a person's account, for ever
     * @param peopleBurst and at once
     * @param machinesPerSecond requests of a machine's or an importer's account
     * @param strangersPerSecond answers of 401 to an address
     */
    RateLimit(
            Asker asker,
            @ConfigProperty(name = "hotline.rate.people-per-second", defaultValue = "50") int peoplePerSecond,
            @ConfigProperty(name = "hotline.rate.people-burst", defaultValue = "200") int peopleBurst,
            @ConfigProperty(name = "hotline.rate.machines-per-second", defaultValue = "2000") int machinesPerSecond,
            @ConfigProperty(name = "hotline.rate.machines-burst", defaultValue = "4000") int machinesBurst,
            @ConfigProperty(name = "hotline.rate.strangers-per-second", defaultValue = "10") int strangersPerSecond,
            @ConfigProperty(name = "hotline.rate.strangers-burst", defaultValue = "100") int strangersBurst) {
        this.asker = asker;
        this.people = new Allowance.Rate(peoplePerSecond, peopleBurst);
        this.machines = new Allowance.Rate(machinesPerSecond, machinesBurst);
        this.strangers = new Allowance.Rate(strangersPerSecond, strangersBurst);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() != null) {
            boolean machine = asker.machine().isPresent() || asker.has("importer");
            take(accounts, asker.user(), machine ? machines : people);
        }
    }

    /**
     * Counts an answer of 401.
     *
     * @throws Refusal 429 where the address has had too many
     */
    void countStranger(RoutingContext request) {
        take(addresses, String.valueOf(request.request().remoteAddress().hostAddress()), strangers);
    }

    private static void take(Map<String, Allowance> allowances, String who, Allowance.Rate rate) {
        long now = System.nanoTime();
        if (allowances.size() > MANY) {
            allowances.values().removeIf(one -> one.isWhole(now));
        }
        Allowance allowance = allowances.get(who);
        long wait = (allowance == null ? allowances.computeIfAbsent(who, name -> new Allowance()) : allowance)
                .take(rate, now);
        if (wait > 0) {
            long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(wait + 999_999_999));
            throw Refusal.retryAfter(
                    429,
                    new Phrase(
                            "请求过多，没有任何改动；请在 " + seconds + " 秒后再试。",
                            "Too many requests; nothing was changed. Try again in " + seconds + " s."),
                    seconds);
        }
    }
}
