package hotline.local;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * Kafka as a process of its own on 127.0.0.1: one node that is broker and controller. Each message is on the disk before it is
 * acknowledged, since there is no second broker that has it. Topics are made by {@link Topics} only.
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
    private final List<String> javaOptions;

    /** Not started yet; the data go to the folder, which is made where it does not exist. */
    public KafkaProcess(Path folder, Path log, int port) {
        this(folder, log, port, List.of());
    }

    private KafkaProcess(Path folder, Path log, int port, List<String> javaOptions) {
        super("Kafka", log, port);
        this.javaOptions = javaOptions;
        this.folder = folder.toAbsolutePath();
    }

    /** For tests: started on a free port, its log beside its data. */
    public static KafkaProcess start(Path folder) {
        KafkaProcess kafka = new KafkaProcess(folder, folder.resolve("kafka.log"), Ports.free(), QUICK_START);
        kafka.endWithThisVirtualMachine();
        kafka.start();
        return kafka;
    }

    public String bootstrapServers() {
        return Ports.HOST + ":" + port();
    }

    @Override
    protected void prepare() throws IOException {
        Files.createDirectories(folder);
        try (Writer file = Files.newBufferedWriter(serverProperties())) {
            configuration(Ports.free()).store(file, "Written at each start by " + KafkaProcess.class.getName());
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

    private Properties configuration(int controllerPort) {
        String controller = Ports.HOST + ":" + controllerPort;
        Properties properties = new Properties();
        properties.putAll(Map.of(
                KafkaServerMain.CLUSTER_ID,
                "aG90bGluZS1sb2NhbC1zdA",
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@" + controller,
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                "PLAINTEXT://" + bootstrapServers() + ",CONTROLLER://" + controller,
                "advertised.listeners",
                "PLAINTEXT://" + bootstrapServers(),
                "log.dirs",
                folder.resolve("log").toString()));
        // durable on the one broker
        properties.put("log.flush.interval.messages", "1");
        properties.putAll(Map.of(
                "auto.create.topics.enable", "false",
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1"));
        // small and quick
        properties.putAll(Map.of(
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.dedupe.buffer.size", "8388608",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2"));
        // a broker that was killed is let in again only when the session it had before is over
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "500");
        return properties;
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
