package hotline.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The whole hotline on this machine: PostgreSQL, Kafka, Keycloak and the three services behind one address, each a process of its own,
 * started side by side where their order allows, watched, and ended in reverse order.
 */
public final class LocalStack implements AutoCloseable {
    public static final List<String> SERVICES = List.of("intake", "dispatch", "reporting");

    private static final String POSTGRESQL = "postgresql";
    private static final String KAFKA = "kafka";
    private static final String KEYCLOAK = "keycloak";
    private static final String KEYCLOAK_MANAGEMENT = "keycloak-management";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final StackSettings settings;
    private final AotCaches caches;
    private final DataFolderLock lock;
    private final Map<String, Integer> innerPorts;
    private final Secrets secrets;
    private final PostgresProcess postgres;
    private final KafkaProcess kafka;
    private final KeycloakProcess keycloak;
    private final Map<String, ManagedProcess> services = new LinkedHashMap<>();
    private final Gateway gateway;
    private final Supervisor supervisor;
    private final CampaignReplay campaign;
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean ready;

    private LocalStack(StackSettings settings, AotCaches caches, DataFolderLock lock, Map<String, Integer> innerPorts) {
        this.settings = settings;
        this.caches = caches;
        this.lock = lock;
        this.innerPorts = innerPorts;
        secrets = new Secrets(settings.data().resolve("secrets"));
        postgres = new PostgresProcess(settings.data().resolve(POSTGRESQL), log(POSTGRESQL), port(POSTGRESQL));
        kafka = new KafkaProcess(settings.data().resolve(KAFKA), log(KAFKA), port(KAFKA));
        keycloak = new KeycloakProcess(
                KeycloakProcess.distribution(settings.root()),
                log(KEYCLOAK),
                port(KEYCLOAK),
                port(KEYCLOAK_MANAGEMENT),
                database(KEYCLOAK),
                address() + "/auth",
                secrets.secret("keycloak-admin"));
        for (String service : SERVICES) {
            Path application = settings.root().resolve(Path.of(service + "-service", "target", "quarkus-app"));
            services.put(
                    service,
                    new ServiceProcess(service, application, log(service), port(service), environment(service)));
        }
        all().values().forEach(process -> process.startWith(caches));
        gateway = new Gateway(
                settings.port(),
                Map.of(
                        "auth", port(KEYCLOAK),
                        "intake", port("intake"),
                        "open311", port("intake"),
                        "dispatch", port("dispatch"),
                        "reporting", port("reporting")));
        supervisor = new Supervisor(settings.talk(), FIRST_PAUSE);
        campaign = new CampaignReplay(settings);
    }

    /**
     * Takes the data folder for this launcher and ends what a killed launcher left there; nothing is started yet.
     */
    public static LocalStack open(StackSettings settings) {
        return open(settings, AotCaches.in(AotCaches.folder(settings)));
    }

    /** The same, with the caches that its programs are to use or to make. */
    static LocalStack open(StackSettings settings, AotCaches caches) {
        DataFolderLock lock = DataFolderLock.take(settings.data());
        try {
            DataFormat.check(settings.data());
            Optional<RunFile> before = RunFile.read(settings.data());
            before.ifPresent(RunFile::endLeftovers);
            return new LocalStack(
                    settings,
                    caches,
                    lock,
                    innerPorts(before.map(RunFile::innerPorts).orElse(Map.of())));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Starts all that the settings ask for and returns when it is ready; where something fails, all is ended again. */
    public void start() {
        try {
            Instant start = Instant.now();
            gateway.start();
            started().forEach((_, process) -> process.whenSpawned(this::writeRunFile));
            startParts();
            settings.talk().accept(Supervisor.readyLine("all", start));
            ready = true;
            writeRunFile();
            if (settings.withKeycloak() && settings.withServices()) {
                campaign.begin();
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Ends all in reverse order; waits for it. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            campaign.close();
            supervisor.end();
            closeTogether(services.values());
            closeTogether(List.of(keycloak, kafka));
            postgres.close();
            gateway.close();
            lock.close();
        }
    }

    public boolean isClosed() {
        return closed.get();
    }

    /** The one address, such as {@code http://127.0.0.1:12345}. */
    public String address() {
        return "http://" + Ports.HOST + ":" + settings.port();
    }

    /** Done once the campaign of 2019 is imported, which goes on in the background of a first start; done at once where it is not to be. */
    public CompletableFuture<Void> campaign() {
        return campaign.done();
    }

    AotCaches caches() {
        return caches;
    }

    public PostgresProcess postgres() {
        return postgres;
    }

    public KafkaProcess kafka() {
        return kafka;
    }

    /** One of {@code postgresql}, {@code kafka}, {@code keycloak}, {@code intake}, {@code dispatch}, {@code reporting}. */
    public ManagedProcess process(String name) {
        ManagedProcess process = all().get(name);
        if (process == null) {
            throw new IllegalArgumentException("The stack has no part named " + name);
        }
        return process;
    }

    /** Kills a part as a power cut would; where the stack is supervised, it is started again by itself. */
    public void kill(String name) {
        process(name).kill();
    }

    /** The database of a service or of Keycloak. */
    public Database database(String name) {
        return new Database(
                "jdbc:postgresql://" + Ports.HOST + ":" + port(POSTGRESQL) + "/" + name,
                name,
                secrets.secret("database-" + name));
    }

    /** All that a service is told. */
    public Map<String, String> environment(String service) {
        Database database = database(service);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_HTTP_HOST", Ports.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port(service)));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("HOTLINE_IDENTITY_ISSUER", address() + "/auth/realms/" + Realm.NAME);
        environment.put(
                "HOTLINE_IDENTITY_JWKS",
                keycloak.innerAddress() + "/realms/" + Realm.NAME + "/protocol/openid-connect/certs");
        environment.put("HOTLINE_SEEDS", settings.root().resolve("seeds").toString());
        environment.put("HOTLINE_SECRETS", secrets.folder().toString());
        return environment;
    }

    private void startParts() {
        CompletableFuture<Void> data = begin(postgres, this::createDatabases);
        CompletableFuture<Void> log = begin(kafka, () -> Topics.create(kafka.bootstrapServers()));
        List<CompletableFuture<Void>> parts = new ArrayList<>(List.of(data, log));
        if (settings.withKeycloak()) {
            parts.add(data.thenCompose(_ -> begin(keycloak, this::bringRealmUpToDate)));
        }
        if (settings.withServices()) {
            CompletableFuture<Void> both = CompletableFuture.allOf(data, log);
            services.values().forEach(service -> parts.add(both.thenCompose(_ -> begin(service, () -> {}))));
        }
        awaitAllOrFirstFailure(parts);
    }

    /** Starts a part side by side with others; ready is it when what follows on its start is done too. */
    private CompletableFuture<Void> begin(ManagedProcess process, Runnable then) {
        return CompletableFuture.runAsync(
                () -> {
                    Instant start = Instant.now();
                    process.start();
                    then.run();
                    settings.talk().accept(Supervisor.readyLine(process.name(), start));
                    if (settings.supervised()) {
                        supervisor.watch(process);
                    }
                },
                executor);
    }

    private static void awaitAllOrFirstFailure(List<CompletableFuture<Void>> parts) {
        CompletableFuture<Void> all = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
        parts.forEach(part -> part.exceptionally(e -> {
            all.completeExceptionally(e);
            return null;
        }));
        try {
            all.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackException sentence) {
                throw sentence;
            }
            throw e;
        }
    }

    private void createDatabases() {
        for (String name : List.of("intake", "dispatch", "reporting", KEYCLOAK)) {
            postgres.createDatabase(name, name, database(name).password());
        }
    }

    private void bringRealmUpToDate() {
        KeycloakAdmin admin = new KeycloakAdmin(keycloak.innerAddress(), Realm.NAME, secrets.secret("keycloak-admin"));
        List<DemoUser> users = DemoUser.of(settings.root().resolve(Path.of("seeds", "units.csv")));
        new Realm(admin).bringUpToDate(settings.root().resolve(Path.of("deploy", "keycloak")), users);
    }

    synchronized void writeRunFile() {
        Map<String, ProcessMark> marks = new LinkedHashMap<>();
        started()
                .forEach((name, process) ->
                        process.current().ifPresent(handle -> marks.put(name, ProcessMark.of(handle))));
        new RunFile(settings.port(), ready, ProcessMark.of(ProcessHandle.current()), innerPorts, marks)
                .write(settings.data());
    }

    /** Those that these settings start. */
    private Map<String, ManagedProcess> started() {
        Map<String, ManagedProcess> started = all();
        if (!settings.withKeycloak()) {
            started.remove(KEYCLOAK);
        }
        if (!settings.withServices()) {
            started.keySet().removeAll(SERVICES);
        }
        return started;
    }

    private Map<String, ManagedProcess> all() {
        Map<String, ManagedProcess> all = new LinkedHashMap<>();
        List.of(postgres, kafka, keycloak)
                .forEach(process -> all.put(process.name().toLowerCase(Locale.ROOT), process));
        all.putAll(services);
        return all;
    }

    private void closeTogether(Iterable<? extends ManagedProcess> parts) {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        parts.forEach(part -> ends.add(CompletableFuture.runAsync(part::close, executor)));
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
    }

    /** The ports of the run before where they are free, so that an address that somebody noted stays right. */
    private static Map<String, Integer> innerPorts(Map<String, Integer> before) {
        List<String> names = new ArrayList<>(List.of(POSTGRESQL, KAFKA, KEYCLOAK, KEYCLOAK_MANAGEMENT));
        names.addAll(SERVICES);
        Map<String, Integer> ports = new HashMap<>();
        for (String name : names) {
            Integer port = before.get(name);
            while (port == null || !Ports.isFree(port) || ports.containsValue(port)) {
                port = Ports.free();
            }
            ports.put(name, port);
        }
        return ports;
    }

    private int port(String name) {
        return Objects.requireNonNull(innerPorts.get(name), name);
    }

    private Path log(String name) {
        return settings.data().resolve("logs").resolve(name + ".log");
    }
}
