package hotline.local;

import hotline.local.imports.ImportEndpoint;
import java.time.Duration;

/** The import of a stack on this machine, asked as one of its demo accounts. */
final class ImporterAccount {
    private ImporterAccount() {}

    static ImportEndpoint endpoint(int port, String user, boolean dryRun, String language, Duration patience) {
        String address = "http://" + Ports.HOST + ":" + port;
        return new ImportEndpoint(address, dryRun, () -> token(address, user), language, patience);
    }

    private static String token(String address, String user) {
        try {
            return KeycloakAdmin.token(address + "/auth", Realm.NAME, Realm.CLIENT, user, user)
                    .orElseThrow(() -> new WrongUseException("There is no demo account " + user + " to import as."));
        } catch (IdentityAwayException e) {
            throw new ImportEndpoint.TokenAwayException(e);
        }
    }
}
