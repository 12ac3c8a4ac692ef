package hotline.local.chaos;

import hotline.local.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A proxy between each two parts of a stack that speak with each other, and a clock of its own for each service. */
final class Proxies implements Routes, AutoCloseable {
    private final Map<Way, TcpProxy> proxies = new ConcurrentHashMap<>();
    private final Path clocks;

    /** From whom to whom. */
    private record Way(String from, String to) {
        boolean touches(Part part) {
            return from.equals(part.process()) || to.equals(part.process());
        }
    }

    /**
     * None yet: each is made when somebody asks for the way.
     *
     * @param clocks the folder of the files that say by how much a clock is wrong
     */
    Proxies(Path clocks) {
        this.clocks = clocks;
    }

    @Override
    public int port(String from, String to, int port) {
        return proxies.computeIfAbsent(new Way(from, to), _ -> TcpProxy.to(port))
                .port();
    }

    @Override
    public Map<String, String> environment(String service) {
        return Map.of("HOTLINE_CLOCK_OFFSET_FILE", clock(service).toString());
    }

    /** Those through which a part is reached or reaches others. */
    Collection<TcpProxy> of(Part part) {
        return proxies.entrySet().stream()
                .filter(entry -> entry.getKey().touches(part))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Makes the clock of a service wrong by so much. */
    void moveClock(Part service, Duration offset) {
        try {
            Files.createDirectories(clocks);
            Files.writeString(clock(service.process()), offset.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The clock of " + service + " could not be moved.", e);
        }
    }

    @Override
    public void close() {
        proxies.values().forEach(TcpProxy::close);
    }

    private Path clock(String service) {
        return clocks.resolve(service);
    }
}
