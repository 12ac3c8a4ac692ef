package hotline.local;

import java.util.Map;

/** How the parts of a stack reach each other, and what a service is told besides; {@code ./hotline chaos} puts itself in between. */
public interface Routes {
    /** Each part asks the other one's own port. */
    Routes DIRECT = new Routes() {};

    /** Who hands on the calls that come in at the one address. */
    String GATEWAY = "gateway";

    /** The port at which a part reaches another, which listens at the given one; the same for the same question. */
    default int port(String from, String to, int port) {
        return port;
    }

    /** Settings of a service beside the usual ones, as environment variables. */
    default Map<String, String> environment(String service) {
        return Map.of();
    }
}
