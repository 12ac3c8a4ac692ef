package hotline.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The whole hotline on this machine: PostgreSQL, Kafka, Keycloak and the three services behind one address, each a process of its own,
 * started side by side where their order allows, watched, and ended in reverse order.
 */
public final class LocalStack implements AutoCloseable {
    public static final List<String> SERVICES = List.of("intake", "dispatch", "reporting");

    private static final String POSTGRESQL = "postgresql";
    private static final String KEYCLOAK = "keycloak";
    private static final String KEYCLOAK_MANAGEMENT = "keycloak-management";

    /** Demo accounts are shared by all programs on this machine, tests and measurements among them. */
    private static final Map<String, String> DEMO_RATES =
            Map.of("HOTLINE_RATE_PEOPLE_PER_SECOND", "10000", "HOTLINE_RATE_PEOPLE_BURST", "20000");

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** A commit wakes the relay in its own process only; what other replicas committed is found by looking. */
    private static final Duration POLL_FOR_OTHER_REPLICAS = Duration.ofMillis(40);

    private final StackSettings settings;
    private final AotCaches caches;
    private final DataFolderLock lock;
    private final InnerPorts ports;
    private final Secrets secrets;
    private final PostgresProcess postgres;
    private final KafkaCluster kafka;
    private final KeycloakProcess keycloak;
    private final Map<String, ManagedProcess> services = new LinkedHashMap<>();
    private final Gateway gateway;
    private final Supervisor supervisor;
    private final CampaignReplay campaign;
    private final SideBySide sideBySide = new SideBySide();

    /** One more starts at once than there are processors, so that Keycloak, which takes longest, has a share (ADR 13). */
    private final Semaphore starting = new Semaphore(1 + Runtime.getRuntime().availableProcessors(), true);

    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean ready;

    private LocalStack(StackSettings settings, AotCaches caches, DataFolderLock lock, int brokers, InnerPorts ports) {
        this.settings = settings;
        this.caches = caches;
        this.lock = lock;
        this.ports = ports;
        secrets = new Secrets(settings.data().resolve("secrets"));
        postgres = new PostgresProcess(
                settings.data().resolve(POSTGRESQL), log(POSTGRESQL), ports.of(POSTGRESQL), settings.replicas());
        kafka = KafkaCluster.of(settings.data(), brokers, ports, this::log);
        keycloak = new KeycloakProcess(
                KeycloakDistribution.of(settings.root()),
                log(KEYCLOAK),
                ports.of(KEYCLOAK),
                ports.of(KEYCLOAK_MANAGEMENT),
                database(KEYCLOAK, KEYCLOAK),
                address() + "/auth",
                secrets.secret("keycloak-admin"));
        for (String service : SERVICES) {
            Path application = settings.root().resolve(Path.of(service + "-service", "target", "quarkus-app"));
            for (String name : replicasOf(service)) {
                services.put(name, new ServiceProcess(name, application, log(name), ports.of(name), environment(name)));
            }
        }
        all().values().forEach(process -> process.startWith(caches));
        gateway = new Gateway(settings.port(), behindTheGateway());
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
            int brokers = KafkaCluster.size(settings.data(), settings.brokers());
            InnerPorts ports = InnerPorts.choose(
                    namesOfPorts(brokers, settings.replicas()),
                    before.map(RunFile::innerPorts).orElse(Map.of()));
            return new LocalStack(settings, caches, lock, brokers, ports);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Starts all that the settings ask for and returns when it is ready; where something fails, all is ended again. */
    public void start() {
        start(() -> {
            if (settings.withKeycloak() && settings.withServices()) {
                campaign.begin();
            }
        });
    }

    /** Starts the same, and leaves the campaign of 2019 as far as it has come: a restored stack is to be as it was. */
    public void startWithoutCampaign() {
        start(() -> {});
    }

    private void start(Runnable whenReady) {
        try {
            Instant start = Instant.now();
            gateway.start();
            started().forEach((_, process) -> process.whenSpawned(this::writeRunFile));
            startParts();
            settings.talk().accept(Supervisor.readyLine("all", start));
            ready = true;
            writeRunFile();
            whenReady.run();
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
            sideBySide.closeAll(List.copyOf(services.values()));
            sideBySide.closeAll(
                    Stream.concat(kafka.brokers().stream(), Stream.of(keycloak)).toList());
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

    public KafkaCluster kafka() {
        return kafka;
    }

    /**
     * One of {@code postgresql}, {@code kafka}, {@code keycloak}, {@code intake}, {@code dispatch}, {@code reporting}; the second
     * process of a part is {@code intake-2}, and so on.
     */
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
        return database(name, ports.of(POSTGRESQL));
    }

    /** The same, as a part reaches it. */
    private Database database(String name, String from) {
        return database(name, way(from, POSTGRESQL));
    }

    private Database database(String name, int port) {
        return new Database(
                "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + name, name, secrets.secret("database-" + name));
    }

    /** All that a replica of a service is told, by the name of its process. */
    public Map<String, String> environment(String name) {
        Database database = database(PartNames.part(name), name);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_HTTP_HOST", Ports.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(name)));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServersFor(name, settings.routes()));
        environment.put("HOTLINE_REPLICA", Integer.toString(PartNames.number(name)));
        if (settings.replicas() > 1) {
            environment.put("HOTLINE_RELAY_POLL", POLL_FOR_OTHER_REPLICAS.toString());
        }
        environment.put("HOTLINE_IDENTITY_ISSUER", address() + "/auth/realms/" + Realm.NAME);
        environment.put(
                "HOTLINE_IDENTITY_JWKS",
                KeycloakProcess.innerAddress(way(name, KEYCLOAK)) + "/realms/" + Realm.NAME
                        + "/protocol/openid-connect/certs");
        environment.put("HOTLINE_SEEDS", settings.root().resolve("seeds").toString());
        environment.put("HOTLINE_SECRETS", secrets.folder().toString());
        environment.put("HOTLINE_LOG_JSON", "true");
        DEMO_RATES.forEach((rate, many) -> environment.put(rate, System.getenv().getOrDefault(rate, many)));
        environment.putAll(settings.routes().environment(name));
        return environment;
    }

    private void startParts() {
        kafka.claim();
        CompletableFuture<Void> data = begin(postgres, this::createDatabases);
        CompletableFuture<Void> log = SideBySide.all(kafka.brokers().stream()
                        .map(broker -> begin(broker, () -> {}))
                        .toList())
                .thenRun(kafka::createTopics);
        List<CompletableFuture<Void>> parts = new ArrayList<>(List.of(data, log));
        if (settings.withKeycloak()) {
            parts.add(data.thenCompose(_ -> begin(keycloak, this::bringRealmUpToDate)));
        }
        if (settings.withServices()) {
            CompletableFuture<Void> both = SideBySide.all(List.of(data, log));
            SERVICES.forEach(service -> parts.add(both.thenCompose(_ -> beginInTurn(replicasOf(service)))));
        }
        SideBySide.awaitAllOrFirstFailure(parts);
    }

    /** The first replica of a service brings its database up to date, then the others follow. */
    private CompletableFuture<Void> beginInTurn(List<String> replicas) {
        CompletableFuture<Void> begun = CompletableFuture.completedFuture(null);
        for (String name : replicas) {
            begun = begun.thenCompose(_ -> begin(process(name), () -> {}));
        }
        return begun;
    }

    /** Starts a part side by side with others; ready is it when what follows on its start is done too. */
    private CompletableFuture<Void> begin(ManagedProcess process, Runnable then) {
        return sideBySide.begin(() -> {
            Instant start = Instant.now();
            starting.acquireUninterruptibly();
            try {
                process.start();
                then.run();
            } finally {
                starting.release();
            }
            settings.talk().accept(Supervisor.readyLine(process.name(), start));
            if (settings.supervised()) {
                supervisor.watch(process);
            }
        });
    }

    private void createDatabases() {
        for (String name : List.of("intake", "dispatch", "reporting", KEYCLOAK)) {
            postgres.createDatabase(name, name, database(name).password());
        }
    }

    /** Asking Keycloak for all that a realm has takes seconds; it is done once for a description and a build. */
    private void bringRealmUpToDate() {
        Path description = settings.root().resolve(Path.of("deploy", "keycloak"));
        List<DemoUser> users = DemoUser.of(settings.root().resolve(Path.of("seeds", "units.csv")));
        String wanted = Realm.fingerprint(description, users);
        if (!postgres.note(KEYCLOAK).equals(Optional.of(wanted))) {
            KeycloakAdmin admin =
                    new KeycloakAdmin(keycloak.innerAddress(), Realm.NAME, secrets.secret("keycloak-admin"));
            new Realm(admin).bringUpToDate(description, users);
            postgres.note(KEYCLOAK, wanted);
        }
    }

    synchronized void writeRunFile() {
        Map<String, ProcessMark> marks = new LinkedHashMap<>();
        started()
                .forEach((name, process) ->
                        process.current().ifPresent(handle -> marks.put(name, ProcessMark.of(handle))));
        new RunFile(settings.port(), ready, ProcessMark.of(ProcessHandle.current()), ports.all(), marks)
                .write(settings.data());
    }

    /** Those that these settings start. */
    private Map<String, ManagedProcess> started() {
        Map<String, ManagedProcess> started = all();
        if (!settings.withKeycloak()) {
            started.remove(KEYCLOAK);
        }
        if (!settings.withServices()) {
            started.keySet().removeAll(services.keySet());
        }
        return started;
    }

    private Map<String, ManagedProcess> all() {
        Map<String, ManagedProcess> all = new LinkedHashMap<>();
        Stream.concat(Stream.concat(Stream.of(postgres), kafka.brokers().stream()), Stream.of(keycloak))
                .forEach(process -> all.put(process.name().toLowerCase(Locale.ROOT), process));
        all.putAll(services);
        return all;
    }

    private Map<String, List<Integer>> behindTheGateway() {
        Map<String, List<Integer>> parts = new LinkedHashMap<>();
        parts.put("auth", List.of(way(Routes.GATEWAY, KEYCLOAK)));
        for (String service : SERVICES) {
            parts.put(
                    service,
                    replicasOf(service).stream()
                            .map(name -> way(Routes.GATEWAY, name))
                            .toList());
        }
        return parts;
    }

    private List<String> replicasOf(String service) {
        return PartNames.of(service, settings.replicas());
    }

    private static List<String> namesOfPorts(int brokers, int replicas) {
        List<String> names = new ArrayList<>(List.of(POSTGRESQL));
        names.addAll(KafkaCluster.portNames(brokers));
        names.addAll(List.of(KEYCLOAK, KEYCLOAK_MANAGEMENT));
        SERVICES.forEach(service -> names.addAll(PartNames.of(service, replicas)));
        return names;
    }

    /** The port at which a part reaches another. */
    private int way(String from, String to) {
        return settings.routes().port(from, to, ports.of(to));
    }

    private Path log(String name) {
        return settings.data().resolve("logs").resolve(name + ".log");
    }
}
