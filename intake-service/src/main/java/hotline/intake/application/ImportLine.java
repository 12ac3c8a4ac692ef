package hotline.intake.application;

import hotline.intake.contacts.PhoneNumber;
import hotline.intake.tickets.RecordedTicket;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of an import, read and found good. */
public sealed interface ImportLine {

    /** By what the line is known again. */
    Identity identity();

    /**
     * By what a line is known again.
     *
     * @param name the same for the same record: its former number, or else the line's hash
     * @param hash of the whole line, as hexadecimal digits
     * @param record the id of what it becomes, the same whenever it is imported
     */
    record Identity(String name, String hash, UUID record) {}

    /** A ticket, and the contact that stays apart from it. */
    record TicketLine(
            Identity identity,
            RecordedTicket ticket,
            @Nullable String callerName,
            @Nullable PhoneNumber phone) implements ImportLine {}

    /** An entry of a problem list. */
    record ProblemLine(Identity identity, OpinionLine opinion) implements ImportLine {}
}
