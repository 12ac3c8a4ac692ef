package hotline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Kafka on this machine: one broker, or several that keep copies of each other's messages. How many there are is settled when the data
 * folder is made, since copies and votes lie in the folders of all.
 */
public final class KafkaCluster {
    private static final String NAME = "kafka";
    private static final List<Integer> SIZES = List.of(1, 3, 5);

    private final Path mark;
    private final List<KafkaProcess> brokers;

    private KafkaCluster(Path mark, List<KafkaProcess> brokers) {
        this.mark = mark;
        this.brokers = List.copyOf(brokers);
    }

    /** Not started yet. */
    static KafkaCluster of(Path data, int size, InnerPorts ports, Function<String, Path> log) {
        List<Integer> controllers =
                controllerNames(size).stream().map(ports::of).toList();
        List<KafkaProcess> brokers = new ArrayList<>();
        for (int n = 1; n <= size; n++) {
            String name = PartNames.nth(NAME, n);
            brokers.add(new KafkaProcess(
                    PartNames.nth("Kafka", n),
                    data.resolve(name),
                    log.apply(name),
                    ports.of(name),
                    new KafkaQuorum(n, controllers)));
        }
        return new KafkaCluster(mark(data), brokers);
    }

    /**
     * How many brokers a stack on this folder has.
     *
     * @param wanted as many as were asked for, or none for as many as the folder was made with (a new one: one)
     */
    static int size(Path data, OptionalInt wanted) {
        OptionalInt made = madeWith(data);
        int size = wanted.orElse(made.orElse(1));
        if (!SIZES.contains(size)) {
            throw new WrongUseException("Kafka runs with 1, 3 or 5 brokers, and " + size
                    + " is none of these: an even number bears no more failures than the one below it.");
        }
        if (made.isPresent() && made.getAsInt() != size) {
            throw new StackException(
                    "The data folder " + data + " was made with " + made.getAsInt() + " of Kafka's brokers and"
                            + " cannot be started with " + size + ": start it with --brokers " + made.getAsInt()
                            + ", or take a backup and restore that into a new folder with --brokers " + size + ".");
        }
        return size;
    }

    /** The names under which its processes have their ports: each a broker's and a controller's. */
    static List<String> portNames(int size) {
        List<String> names = new ArrayList<>(PartNames.of(NAME, size));
        names.addAll(controllerNames(size));
        return names;
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return brokers.stream().map(KafkaProcess::bootstrapServers).collect(Collectors.joining(","));
    }

    /** Where a part finds it; this has to be asked before the start. */
    String bootstrapServersFor(String client, Routes routes) {
        return brokers.stream()
                .map(broker -> broker.bootstrapServersFor(client, routes))
                .collect(Collectors.joining(","));
    }

    List<KafkaProcess> brokers() {
        return brokers;
    }

    /** Writes down how many they are, before the first of them is started. */
    void claim() {
        try {
            Files.createDirectories(mark.getParent());
            Files.writeString(mark, brokers.size() + System.lineSeparator());
        } catch (IOException e) {
            throw new StackException("The data folder cannot be written to: " + e.getMessage(), e);
        }
    }

    void createTopics() {
        Topics.create(bootstrapServers(), brokers.size());
    }

    private static List<String> controllerNames(int size) {
        return IntStream.rangeClosed(1, size)
                .mapToObj(n -> PartNames.nth("kafka-controller", n))
                .toList();
    }

    /** A folder from before there was a mark has one broker. */
    private static OptionalInt madeWith(Path data) {
        try {
            if (Files.exists(mark(data))) {
                return OptionalInt.of(
                        Integer.parseInt(Files.readString(mark(data)).strip()));
            }
            return Files.exists(data.resolve(NAME).resolve("log")) ? OptionalInt.of(1) : OptionalInt.empty();
        } catch (IOException | NumberFormatException e) {
            throw new StackException(
                    "The file " + mark(data) + " cannot be read (" + e.getMessage()
                            + "): write into it how many brokers" + " the folder was made with.",
                    e);
        }
    }

    private static Path mark(Path data) {
        return data.resolve(NAME).resolve("brokers");
    }
}
