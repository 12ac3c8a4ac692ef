package hotline.intake.rest;

import hotline.outcome.Phrase;
import hotline.rest.Refusal.BadField;
import java.util.List;

/** A line that cannot be taken, with all that is wrong with it. */
final class BadLineException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<BadField> fields;

    BadLineException(List<BadField> fields) {
        super("a line that cannot be taken");
        this.fields = List.copyOf(fields);
    }

    /** The line as a whole. */
    BadLineException(String zh, String en) {
        this(List.of(new BadField("", new Phrase(zh, en))));
    }

    /** What is wrong; a field without a name is the line as a whole. */
    List<BadField> fields() {
        return fields;
    }
}
