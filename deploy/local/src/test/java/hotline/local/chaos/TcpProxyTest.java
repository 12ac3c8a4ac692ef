package hotline.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hotline.local.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that sends back what it gets, through a proxy. */
@Timeout(30)
class TcpProxyTest {
    private static final int SHORT_MILLIS = 300;

    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private ServerSocket server;
    private TcpProxy proxy;

    @BeforeEach
    void begin() throws IOException {
        server = new ServerSocket(0, 50, Ports.address());
        proxy = TcpProxy.to(server.getLocalPort());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    Thread.ofVirtual().start(() -> echo(client));
                } catch (IOException _) {
                    // the end of the test
                }
            }
        });
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void handsOnWhatIsSentAndThatOneHasLeft() throws IOException {
        try (Socket client = connect()) {
            assertThat(sendAndReceive(client, 1)).isEqualTo(1);
            assertThat(sendAndReceive(client, 2)).isEqualTo(2);
        }
        await().until(() -> left.get() == 1);
    }

    @Test
    void cutsWhatIsThereAndWhatComesUntilItIsHealed() throws IOException {
        try (Socket client = connect()) {
            assertThat(sendAndReceive(client, 1)).isEqualTo(1);
            proxy.cut();
            assertThatThrownBy(() -> failing(sendAndReceive(client, 2))).isInstanceOf(IOException.class);
        }
        try (Socket client = connect()) {
            assertThatThrownBy(() -> failing(sendAndReceive(client, 3))).isInstanceOf(IOException.class);
        }
        proxy.heal();
        try (Socket client = connect()) {
            assertThat(sendAndReceive(client, 4)).isEqualTo(4);
        }
    }

    @Test
    void swallowsWhatIsSentToTheServerAndSuchAConnectionStaysDead() throws IOException {
        try (Socket client = connect()) {
            assertThat(sendAndReceive(client, 1)).isEqualTo(1);
            proxy.halfOpen(true);
            assertThatThrownBy(() -> sendAndReceive(client, 2)).isInstanceOf(SocketTimeoutException.class);
            proxy.heal();
            assertThatThrownBy(() -> sendAndReceive(client, 3)).isInstanceOf(SocketTimeoutException.class);
            assertThat(received).hasValue(1);
            try (Socket another = connect()) {
                assertThat(sendAndReceive(another, 4)).isEqualTo(4);
            }
        }
        await().until(() -> left.get() == 2);
    }

    @Test
    void swallowsAnAnswerWhichTheServerHasGiven() throws IOException {
        try (Socket client = connect()) {
            proxy.halfOpen(false);
            assertThatThrownBy(() -> sendAndReceive(client, 1)).isInstanceOf(SocketTimeoutException.class);
            assertThat(received).hasValue(1);
        }
    }

    @Test
    void tellsTheServerOnlyWhenItIsHealedThatAClientHasLeft() throws IOException {
        try (Socket client = connect()) {
            assertThat(sendAndReceive(client, 1)).isEqualTo(1);
            proxy.halfOpen(true);
        }
        await().during(Duration.ofMillis(SHORT_MILLIS)).until(() -> left.get() == 0);
        proxy.heal();
        await().until(() -> left.get() == 1);
    }

    @Test
    void delaysAndLosesNothing() throws IOException {
        try (Socket client = connect()) {
            proxy.delay(Duration.ofMillis(50), 1);
            for (int i = 1; i < 10; i++) {
                assertThat(sendAndReceive(client, i)).isEqualTo(i);
            }
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(Ports.address(), proxy.port());
        client.setSoTimeout(SHORT_MILLIS);
        return client;
    }

    private static int sendAndReceive(Socket client, int value) throws IOException {
        client.getOutputStream().write(value);
        return client.getInputStream().read();
    }

    /** An orderly end is as good as a reset here. */
    private static void failing(int value) throws IOException {
        if (value < 0) {
            throw new IOException("ended");
        }
    }

    private void echo(Socket client) {
        try (client) {
            for (int value = client.getInputStream().read();
                    value >= 0;
                    value = client.getInputStream().read()) {
                received.incrementAndGet();
                client.getOutputStream().write(value);
            }
        } catch (IOException _) {
            // reset
        }
        left.incrementAndGet();
    }
}
