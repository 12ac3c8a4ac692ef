package hotline.local.chaos;

import java.util.List;
import java.util.Map;

/**
 * What the three services have, at one moment.
 *
 * @param tickets at intake
 * @param cases the events of each case at dispatch, in their order, by ticket
 * @param heard the numbers of the events that intake has heard of each case, in their order, by ticket
 * @param facts at reporting, by ticket
 * @param figures of reporting's summary
 * @param unsent messages in the outboxes
 * @param held messages that wait because one before them could not be applied
 * @param unequal what of the audit does not hold: equations, and counters that do not agree with the facts
 */
record Seen(
        List<Ticket> tickets,
        Map<String, List<Event>> cases,
        Map<String, List<Integer>> heard,
        Map<String, Fact> facts,
        Map<String, Long> figures,
        long unsent,
        long held,
        List<String> unequal) {

    /** A ticket at intake with its mark, and how many events its history has. */
    record Ticket(String id, String number, int mark, int sequence) {}

    /** An event of a case. */
    record Event(int sequence, String name) {}

    /** How far reporting has counted a ticket and its case. */
    record Fact(int ticketSequence, int caseSequence) {}
}
