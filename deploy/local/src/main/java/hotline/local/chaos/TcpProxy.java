package hotline.local.chaos;

import hotline.local.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and a server on 127.0.0.1 and hands on what each sends, until it is told to do it badly. A connection that
 * has lost bytes never carries any again, in the direction in which it lost them: to go on after a hole would be worse than any network.
 */
final class TcpProxy implements AutoCloseable {
    private static final int BUFFER = 65_536;

    /** How it hands on. */
    private enum Manner {
        WELL,
        NOT_AT_ALL,
        LATE,
        INTO_THE_VOID
    }

    private final ServerSocket server;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Manner manner = Manner.WELL;
    private volatile boolean voidTowardsServer;
    private volatile long longestDelayMillis;
    private volatile Random random = new Random(0);

    private TcpProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** Listens on a free port and leads to the given one. */
    static TcpProxy to(int target) {
        try {
            ServerSocket server = new ServerSocket();
            server.bind(new InetSocketAddress(Ports.address(), 0));
            TcpProxy proxy = new TcpProxy(server, target);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("No port could be opened for a proxy.", e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** Resets every connection, and each new one, until {@link #heal()}. */
    void cut() {
        manner = Manner.NOT_AT_ALL;
        links.forEach(Link::reset);
    }

    /** Holds back what comes, each time for up to so long, until {@link #heal()}. */
    void delay(Duration longest, long seed) {
        random = new Random(seed);
        longestDelayMillis = longest.toMillis();
        manner = Manner.LATE;
    }

    /** Swallows what comes from one side, its good-byes too, until {@link #heal()}. */
    void halfOpen(boolean towardsServer) {
        voidTowardsServer = towardsServer;
        manner = Manner.INTO_THE_VOID;
    }

    /** New connections are good again. Of those that one side has left meanwhile, the other side is told now, as keep-alive would. */
    void heal() {
        manner = Manner.WELL;
        links.stream().filter(link -> link.left).forEach(Link::reset);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException _) {
            // it is gone either way
        }
        links.forEach(Link::reset);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException _) {
                // closed, or a client that has gone already
            }
        }
    }

    private void connect(Socket client) {
        Link link = new Link(client, new Socket());
        try {
            if (manner == Manner.NOT_AT_ALL) {
                throw new IOException("cut");
            }
            link.server.connect(new InetSocketAddress(Ports.address(), target));
            client.setTcpNoDelay(true);
            link.server.setTcpNoDelay(true);
        } catch (IOException _) {
            link.reset();
            return;
        }
        links.add(link);
        if (manner == Manner.NOT_AT_ALL) {
            link.reset(); // cut while it was made
        }
        Thread.ofVirtual().start(() -> link.carry(true));
        link.carry(false);
    }

    /** A connection through this proxy: its two halves. */
    private final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean left;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /** Hands on in one direction to the end. */
        void carry(boolean towardsServer) {
            boolean lost = false;
            boolean abrupt = false;
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream from = (towardsServer ? client : server).getInputStream();
                OutputStream to = (towardsServer ? server : client).getOutputStream();
                int length;
                do {
                    length = from.read(buffer);
                    Manner now = manner;
                    lost |= now == Manner.INTO_THE_VOID && voidTowardsServer == towardsServer;
                    if (now == Manner.LATE) {
                        Thread.sleep(random.nextLong(longestDelayMillis + 1));
                    }
                    if (!lost && length > 0) {
                        to.write(buffer, 0, length);
                    }
                } while (length >= 0);
            } catch (IOException _) {
                abrupt = true;
                lost |= manner == Manner.INTO_THE_VOID && voidTowardsServer == towardsServer;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            if (lost && manner == Manner.INTO_THE_VOID) {
                left = true; // the other side hears of it when the fault is over
                if (manner == Manner.INTO_THE_VOID) {
                    return;
                }
            }
            end(abrupt);
        }

        /** Ends both halves at once, as a reset by the peer. */
        void reset() {
            end(true);
        }

        private void end(boolean abrupt) {
            links.remove(this);
            close(client, abrupt);
            close(server, abrupt);
        }

        private static void close(Socket socket, boolean abrupt) {
            try {
                if (abrupt) {
                    socket.setSoLinger(true, 0);
                }
                socket.close();
            } catch (IOException _) {
                // it is gone either way
            }
        }
    }
}
