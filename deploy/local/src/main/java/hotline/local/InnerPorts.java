package hotline.local;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports behind the one address, each with the name of what listens there. */
final class InnerPorts {
    private final Map<String, Integer> ports;

    private InnerPorts(Map<String, Integer> ports) {
        this.ports = Collections.unmodifiableMap(ports);
    }

    /** A port for each name: that of the run before where it is free, so that an address that somebody noted stays right. */
    static InnerPorts choose(Collection<String> names, Map<String, Integer> before) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (String name : names) {
            Integer port = before.get(name);
            while (port == null || !Ports.isFree(port) || ports.containsValue(port)) {
                port = Ports.free();
            }
            ports.put(name, port);
        }
        return new InnerPorts(ports);
    }

    int of(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("The stack has no port for " + name);
        }
        return port;
    }

    Map<String, Integer> all() {
        return ports;
    }
}
