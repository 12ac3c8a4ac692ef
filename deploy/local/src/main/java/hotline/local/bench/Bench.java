package hotline.local.bench;

import hotline.local.LocalStack;
import hotline.local.StackException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Measures a running stack: for each size of its databases the limit, the product, and the limit again. */
public final class Bench implements AutoCloseable {
    private static final int MANY = 8;
    private static final int A_SECOND = 50;
    private static final int BODIES = 2_000;
    private static final int CLOSED_TEMPLATES = 1_000;
    private static final int OPEN_TEMPLATES = 300;
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(5);

    private final LocalStack stack;
    private final Plan plan;
    private final UnaryOperator<String> tokens;
    private final Path seeds;
    private final Consumer<String> talk;
    private final Crew crew = new Crew();
    private final CpuClock clock;
    private final Limit limit;
    private final Backlog backlog;

    /**
     * @param stack runs, with the services and the identity provider
     * @param tokens gives the bearer token of an account
     * @param seeds the folder of the directory's first versions
     * @param talk takes the lines for the person at the terminal
     */
    public Bench(LocalStack stack, Plan plan, UnaryOperator<String> tokens, Path seeds, Consumer<String> talk) {
        this.stack = stack;
        this.plan = plan;
        this.tokens = tokens;
        this.seeds = seeds;
        this.talk = talk;
        Map<String, Supplier<ProcessHandle>> parts = new LinkedHashMap<>();
        for (String part : List.of("intake", "dispatch", "reporting", "kafka", "postgresql", "keycloak")) {
            parts.put(part, () -> stack.process(part).handle());
        }
        clock = new CpuClock(parts, crew);
        limit = new Limit(stack.postgres(), crew);
        backlog = new Backlog(stack);
    }

    /** Runs the whole plan. */
    public List<OfSize> run() {
        List<OfSize> results = new ArrayList<>();
        try (Fill fill = new Fill(stack)) {
            if (plan.isFilled()) {
                makeTemplates(fill);
            }
            warm();
            for (long size : plan.sizes()) {
                OfSize result = new OfSize(size, new Figures(), new LinkedHashMap<>());
                if (size > 0) {
                    fill(fill, result);
                }
                talk.accept("Measuring at " + size + " tickets.");
                measure(result);
                results.add(result);
            }
        }
        return results;
    }

    @Override
    public void close() {
        backlog.close();
    }

    private void makeTemplates(Fill fill) {
        talk.accept("Making " + (CLOSED_TEMPLATES + OPEN_TEMPLATES) + " tickets to be copied.");
        Templates templates = new Templates(port("intake"), port("dispatch"), tokens, seeds);
        templates.importClosed(CLOSED_TEMPLATES);
        templates.registerOpen(OPEN_TEMPLATES);
        backlog.drain(DRAIN_LIMIT);
        templates.handleOpen();
        backlog.drain(DRAIN_LIMIT);
        fill.takeTemplates();
    }

    /** Fills the databases, and lets the report prove that its counters agree with what was filled. */
    private void fill(Fill fill, OfSize result) {
        talk.accept("Filling the databases to " + result.tickets() + " tickets.");
        long begin = System.nanoTime();
        long filled = fill.fill(result.tickets());
        result.figures().add("fill.tickets", (double) filled);
        result.figures().add("fill.seconds", (System.nanoTime() - begin) / 1e9);
        begin = System.nanoTime();
        String audit = reads().one("reporting", "auditor", "/reporting/v1/audit?from=2000-01-01");
        if (!audit.contains("\"equal\":true,\"equations\"")) {
            throw new StackException("The report does not agree with what was filled: see /reporting/v1/audit.");
        }
        result.figures().add("audit.seconds", (System.nanoTime() - begin) / 1e9);
    }

    private Reads reads() {
        return new Reads(stack, this::port, tokens);
    }

    private void warm() {
        if (!plan.warm().isPositive()) {
            return;
        }
        talk.accept("Warming for " + plan.warm().toSeconds() + " s.");
        new Sustained(crew, load(), backlog).run(plan.warm());
        backlog.drain(DRAIN_LIMIT);
        if (plan.has(Part.READS)) {
            reads().run(new Figures(), plan.warm().dividedBy(20));
        }
    }

    private void measure(OfSize result) {
        part(result, "limit before", () -> measureLimit(result.figures()));
        if (plan.has(Part.READS)) {
            Duration each = plan.each().dividedBy(4);
            part(result, "reads", () -> crew.run("reads", () -> reads().run(result.figures(), each)));
        }
        if (plan.has(Part.REGISTER)) {
            part(result, "register, 1 client", () -> register(result.figures(), 1));
            part(result, "register, 8 clients", () -> register(result.figures(), MANY));
        }
        if (plan.has(Part.PIPELINE)) {
            sustain(result);
        }
        if (plan.has(Part.LATENCY)) {
            part(result, "latency", () -> latency(result.figures()));
        }
        part(result, "limit after", () -> measureLimit(result.figures()));
    }

    /** Runs one part and keeps who had the processors meanwhile. */
    private CpuShares part(OfSize result, String name, Runnable work) {
        CpuClock.Reading before = clock.read();
        work.run();
        CpuShares shares = clock.read().since(before);
        result.shares().put(name, shares);
        talk.accept(Report.processors(name, shares));
        return shares;
    }

    private void measureLimit(Figures figures) {
        Duration each = plan.each().dividedBy(4);
        for (int clients : List.of(1, MANY)) {
            Limit.Result transactions = limit.transactions(clients, each);
            figures.add("limit.transaction." + clients + ".perSecond", transactions.aSecond());
            figures.add("limit.transaction." + clients, transactions.times());
        }
        figures.add("limit.read", limit.reads(each.dividedBy(2)).times());
        figures.add("limit.aggregate", limit.aggregates(each.dividedBy(2)).times());
    }

    private void register(Figures figures, int clients) {
        Load.Result result = load().run(clients, plan.each(), Load.Gate.OPEN);
        figures.add("register." + clients + ".perSecond", result.aSecond());
        figures.add("register." + clients, result.times());
        figures.add("register." + clients + ".backlog", (double) backlog.depth().sum());
        figures.add("register." + clients + ".drain.seconds", backlog.drain(DRAIN_LIMIT));
    }

    private void sustain(OfSize result) {
        Figures figures = result.figures();
        List<Sustained.Result> results = new ArrayList<>();
        CpuShares shares =
                part(result, "sustained", () -> results.add(new Sustained(crew, load(), backlog).run(plan.sustain())));
        Sustained.Result sustained = results.getFirst();
        double tickets = sustained.counted();
        figures.add("sustained.perSecond", sustained.aSecond());
        figures.add("sustained.backlog.firstHalf", sustained.first());
        figures.add("sustained.backlog.secondHalf", sustained.second());
        figures.add("sustained.cpu", shares.product() / tickets);
        shares.parts().forEach((part, taken) -> figures.add("sustained." + part + ".cpu", taken / tickets));
        backlog.drain(DRAIN_LIMIT);
    }

    private void latency(Figures figures) {
        Visible.Result result = new Visible(crew, load(), stack, port("intake")).run(A_SECOND, plan.each());
        figures.add("visible.registered", result.registered());
        figures.add("visible.case", result.dispatched());
        figures.add("visible.counted", result.counted());
        backlog.drain(DRAIN_LIMIT);
    }

    private Load load() {
        Requests requests = new Requests(port("intake"), tokens.apply("operator"));
        List<byte[]> registrations = Callers.registrations(seeds, BODIES).stream()
                .map(body -> requests.post("/intake/v1/tickets", body))
                .toList();
        return new Load(crew, port("intake"), registrations);
    }

    private int port(String service) {
        return plan.direct()
                ? stack.process(service).port()
                : URI.create(stack.address()).getPort();
    }
}
