package hotline.local;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of those calls that start a stack: how many processes of a kind it has. */
final class SizeOptions {
    private static final int MOST_REPLICAS = 5;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description = "processes of each service, 1 to " + MOST_REPLICAS
                    + " (default: 1); may differ from start to start")
    private int replicas = 1;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            description = "brokers of Kafka, 1, 3 or 5 (default: as the data folder was made, 1 in a new one)")
    private @Nullable Integer brokers;

    StackSettings applyTo(StackSettings settings) {
        if (replicas < 1 || replicas > MOST_REPLICAS) {
            throw new WrongUseException("Each service runs with 1 to " + MOST_REPLICAS + " replicas, and " + replicas
                    + " is not such a number.");
        }
        return settings.withReplicas(replicas)
                .withBrokers(brokers == null ? OptionalInt.empty() : OptionalInt.of(brokers));
    }
}
