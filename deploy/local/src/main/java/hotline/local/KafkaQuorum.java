package hotline.local;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which of Kafka's nodes a process is, and where all of them vote.
 *
 * @param id the node's own number, from 1
 * @param controllerPorts the controllers' ports, in the order of the nodes
 */
record KafkaQuorum(int id, List<Integer> controllerPorts) {
    KafkaQuorum {
        controllerPorts = List.copyOf(controllerPorts);
    }

    int size() {
        return controllerPorts.size();
    }

    /** The address at which this node votes. */
    String controller() {
        return address(id);
    }

    String voters() {
        return IntStream.rangeClosed(1, size())
                .mapToObj(n -> n + "@" + address(n))
                .collect(Collectors.joining(","));
    }

    private String address(int n) {
        return Ports.HOST + ":" + controllerPorts.get(n - 1);
    }
}
