package hotline.local;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What a stack is to be.
 *
 * @param root the folder of the project, where what the build has packaged lies
 * @param data where its data, logs and secrets go
 * @param port the one address
 * @param withKeycloak whether the identity provider is started
 * @param withServices whether the three services are started
 * @param supervised whether a part that ends unasked is started again
 * @param empty whether the campaign of 2019 is left out of a first start; the directory is loaded in any case, since nothing
 *     works without it
 * @param replicas how many processes of each service run side by side
 * @param brokers how many brokers Kafka has; none: as many as the data folder was made with, one in a new one
 * @param talk takes the lines for the person at the terminal
 * @param routes how the parts reach each other
 */
public record StackSettings(
        Path root,
        Path data,
        int port,
        boolean withKeycloak,
        boolean withServices,
        boolean supervised,
        boolean empty,
        int replicas,
        OptionalInt brokers,
        Consumer<String> talk,
        Routes routes) {
    public static final int DEFAULT_PORT = 12345;

    public StackSettings {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    /** The whole stack at the usual address, with its data under the project. */
    public static StackSettings of(Path root) {
        return new StackSettings(
                root,
                root.resolve(".hotline"),
                DEFAULT_PORT,
                true,
                true,
                true,
                false,
                1,
                OptionalInt.empty(),
                System.err::println,
                Routes.DIRECT);
    }

    public StackSettings withData(Path other) {
        return new StackSettings(
                root, other, port, withKeycloak, withServices, supervised, empty, replicas, brokers, talk, routes);
    }

    public StackSettings withPort(int other) {
        return new StackSettings(
                root, data, other, withKeycloak, withServices, supervised, empty, replicas, brokers, talk, routes);
    }

    public StackSettings withoutKeycloak() {
        return new StackSettings(
                root, data, port, false, withServices, supervised, empty, replicas, brokers, talk, routes);
    }

    public StackSettings withoutServices() {
        return new StackSettings(
                root, data, port, withKeycloak, false, supervised, empty, replicas, brokers, talk, routes);
    }

    /** What ends stays down until somebody starts it: for tests of that very state. */
    public StackSettings unsupervised() {
        return new StackSettings(
                root, data, port, withKeycloak, withServices, false, empty, replicas, brokers, talk, routes);
    }

    public StackSettings startedEmpty(boolean other) {
        return new StackSettings(
                root, data, port, withKeycloak, withServices, supervised, other, replicas, brokers, talk, routes);
    }

    public StackSettings withReplicas(int other) {
        return new StackSettings(
                root, data, port, withKeycloak, withServices, supervised, empty, other, brokers, talk, routes);
    }

    public StackSettings withBrokers(OptionalInt other) {
        return new StackSettings(
                root, data, port, withKeycloak, withServices, supervised, empty, replicas, other, talk, routes);
    }

    public StackSettings talkingTo(Consumer<String> other) {
        return new StackSettings(
                root, data, port, withKeycloak, withServices, supervised, empty, replicas, brokers, other, routes);
    }

    /** With somebody in between. */
    public StackSettings routedBy(Routes other) {
        return new StackSettings(
                root, data, port, withKeycloak, withServices, supervised, empty, replicas, brokers, talk, other);
    }
}
