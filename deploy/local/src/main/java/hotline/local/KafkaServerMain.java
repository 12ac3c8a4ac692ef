package hotline.local;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The main class of the broker's own process: formats the data folder where that has not been done, then serves until it is ended. */
final class KafkaServerMain {
    static final String CLUSTER_ID = "hotline.cluster.id";

    private static final Logger EVERYTHING = Logger.getLogger("");

    private KafkaServerMain() {}

    public static void main(String[] args) throws Exception {
        EVERYTHING.setLevel(Level.WARNING);
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(args[0]))) {
            properties.load(file);
        }
        format(properties);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        server.awaitShutdown();
    }

    private static void format(Properties properties) throws Exception {
        Formatter formatter = new Formatter()
                .setClusterId(properties.getProperty(CLUSTER_ID))
                .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
                .setControllerListenerName(properties.getProperty("controller.listener.names"))
                .setMetadataLogDirectory(properties.getProperty("log.dirs"))
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setIgnoreFormatted(true)
                .addDirectory(properties.getProperty("log.dirs"));
        formatter.run();
    }
}
