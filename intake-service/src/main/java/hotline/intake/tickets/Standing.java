package hotline.intake.tickets;

import java.util.Set;

/** What the stages of the rulebook's §3 mean for somebody who asks again; stages are those of the case, or how a ticket ended without one. */
public final class Standing {
    private static final Set<String> CONCLUDED = Set.of("ANSWERED", "REFUSED", "CLOSED", "TERMINATED");
    private static final Set<String> LEFT = Set.of("TRANSFERRED", "WITHDRAWN");

    private Standing() {}

    /** Whether the matter has had its answer, so that asking again takes new facts. */
    public static boolean isConcluded(String stage) {
        return CONCLUDED.contains(stage);
    }

    /** Whether nothing can be joined to it any more: what comes now is a new ticket, linked to it. */
    public static boolean isEnded(String stage) {
        return CONCLUDED.contains(stage) || LEFT.contains(stage);
    }
}
