package hotline.local;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * One of Kafka's nodes as a process of its own on 127.0.0.1, broker and controller. Each message is on the disk before it is
 * acknowledged: a second broker on the same machine loses its power at the same moment. Topics are made by {@link Topics} only.
 */
public final class KafkaProcess extends ManagedProcess {
    /** Kafka starts a third faster without its code being optimised, and a test does not run long enough to gain by it. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms64m",
            "-Xmx256m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlog4j2.StatusLogger.level=OFF",
            "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");

    private static final String ANSWER_LIMIT = "5000";

    private final Path folder;
    private final KafkaQuorum quorum;
    private final List<String> javaOptions;
    private final Map<String, Listener> ownListeners = new TreeMap<>();

    /** Where a client is let in of its own, and the address that it is told to come to. */
    private record Listener(int port, int advertised) {}

    /** Not started yet; the data go to the folder, which is made where it does not exist. */
    KafkaProcess(String name, Path folder, Path log, int port, KafkaQuorum quorum) {
        this(name, folder, log, port, quorum, List.of());
    }

    private KafkaProcess(String name, Path folder, Path log, int port, KafkaQuorum quorum, List<String> javaOptions) {
        super(name, log, port);
        this.folder = folder.toAbsolutePath();
        this.quorum = quorum;
        this.javaOptions = javaOptions;
    }

    /** For tests: started on a free port, its log beside its data. */
    public static KafkaProcess start(Path folder) {
        KafkaQuorum alone = new KafkaQuorum(1, List.of(Ports.free()));
        KafkaProcess kafka =
                new KafkaProcess("Kafka", folder, folder.resolve("kafka.log"), Ports.free(), alone, QUICK_START);
        kafka.endWithThisVirtualMachine();
        kafka.start();
        return kafka;
    }

    public String bootstrapServers() {
        return Ports.HOST + ":" + port();
    }

    /**
     * Where a part reaches it. One that does not come directly is let in at a port of its own, since Kafka tells its clients itself
     * where to go on; this has to be asked before the start.
     */
    String bootstrapServersFor(String client, Routes routes) {
        if (routes.equals(Routes.DIRECT)) {
            return bootstrapServers();
        }
        Listener own = ownListeners.computeIfAbsent(client, _ -> {
            int free = Ports.free();
            return new Listener(free, routes.port(client, name().toLowerCase(Locale.ROOT), free));
        });
        return Ports.HOST + ":" + own.advertised();
    }

    @Override
    protected void prepare() throws IOException {
        Files.createDirectories(folder);
        try (Writer file = Files.newBufferedWriter(serverProperties())) {
            configuration().store(file, "Written at each start by " + KafkaProcess.class.getName());
        }
        String entries =
                absoluteClassPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Files.writeString(classPath(), "-cp \"" + entries.replace("\\", "\\\\") + "\"");
    }

    @Override
    protected ProcessBuilder command() throws IOException {
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(javaOptions);
        JavaProgram program = new JavaProgram(
                "kafka", options, absoluteClassPath(), List.of("@" + classPath(), KafkaServerMain.class.getName()));
        List<String> command = program.command(caches());
        command.add(serverProperties().toString());
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    @Override
    protected boolean isReady() throws IOException {
        if (!Ports.answers(port())) {
            return false;
        }
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers(),
                "request.timeout.ms", ANSWER_LIMIT,
                "default.api.timeout.ms", ANSWER_LIMIT))) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Properties configuration() {
        String copies = Short.toString(Topics.copies(quorum.size()));
        String copiesNeeded = Short.toString(Topics.copiesNeeded(quorum.size()));
        Properties properties = new Properties();
        properties.putAll(Map.of(
                KafkaServerMain.CLUSTER_ID,
                "aG90bGluZS1sb2NhbC1zdA",
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(quorum.id()),
                "controller.quorum.voters",
                quorum.voters(),
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                "PLAINTEXT://" + bootstrapServers() + ",CONTROLLER://" + quorum.controller() + own(Listener::port),
                "advertised.listeners",
                "PLAINTEXT://" + bootstrapServers() + own(Listener::advertised),
                "log.dirs",
                folder.resolve("log").toString()));
        properties.put(
                "listener.security.protocol.map",
                Stream.concat(Stream.of("PLAINTEXT", "CONTROLLER"), ownListeners.keySet().stream())
                        .map(listener -> listener.toUpperCase(Locale.ROOT) + ":PLAINTEXT")
                        .collect(Collectors.joining(",")));
        // durable
        properties.put("log.flush.interval.messages", "1");
        properties.put("min.insync.replicas", copiesNeeded);
        properties.putAll(Map.of(
                "auto.create.topics.enable", "false",
                "default.replication.factor", copies,
                "offsets.topic.replication.factor", copies,
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", copies,
                "transaction.state.log.min.isr", copiesNeeded,
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", copies,
                "share.coordinator.state.topic.min.isr", copiesNeeded));
        // small and quick
        properties.putAll(Map.of(
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.dedupe.buffer.size", "8388608",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2"));
        // a broker that was killed is let in again, and its partitions go to others, only when the session it had is
        // over
        properties.put("broker.session.timeout.ms", quorum.size() == 1 ? "2000" : "6000");
        properties.put("broker.heartbeat.interval.ms", "500");
        return properties;
    }

    private String own(ToIntFunction<Listener> port) {
        return ownListeners.entrySet().stream()
                .map(own -> "," + own.getKey().toUpperCase(Locale.ROOT) + "://" + Ports.HOST + ":"
                        + port.applyAsInt(own.getValue()))
                .collect(Collectors.joining());
    }

    /** The broker runs in another folder, so that relative entries have to be made absolute. */
    private static List<Path> absoluteClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }

    private Path serverProperties() {
        return folder.resolve("server.properties");
    }

    private Path classPath() {
        return folder.resolve("class-path");
    }
}
