package hotline.intake.tickets;

import java.util.Set;
import java.util.UUID;

/** The keys under which a ticket's texts lie and travel: the ticket, the kind of text, a number (rulebook §8). */
public final class WordsKey {
    /** The topic on which texts travel. */
    public static final String TOPIC = "hotline.words.v1";

    /** The kinds that intake writes; every new one belongs here, or an erasure would leave it. */
    private static final Set<String> OWN = Set.of("ticket", "told", "history", "supplemented");

    private WordsKey() {}

    /** The texts of the registration. */
    public static String ofTicket(UUID ticketId) {
        return of(ticketId, "ticket", 1);
    }

    /** What the caller was told, by the ticket's version then. */
    public static String ofTold(UUID ticketId, int sequence) {
        return of(ticketId, "told", sequence);
    }

    /** What the caller said when he came again, by the ticket's version then. */
    public static String ofSupplement(UUID ticketId, int sequence) {
        return of(ticketId, "supplemented", sequence);
    }

    /** What is told in an entry of the history that an import brought, by its place from 1. */
    public static String ofHistory(UUID ticketId, int number) {
        return of(ticketId, "history", number);
    }

    /** Whether intake wrote the texts of this key, and so is the one to erase them. */
    public static boolean isOwn(String key) {
        String[] parts = key.split("/", -1);
        return parts.length == 3 && OWN.contains(parts[1]);
    }

    private static String of(UUID ticketId, String kind, int number) {
        return ticketId + "/" + kind + "/" + number;
    }
}
