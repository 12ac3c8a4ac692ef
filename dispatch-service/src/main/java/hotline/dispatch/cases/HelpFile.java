package hotline.dispatch.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who was asked to help the unit that leads now, and has not answered yet (FR-10). */
public record HelpFile(List<Asked> open) {

    /** Nobody was asked. */
    static final HelpFile NONE = new HelpFile(List.of());

    public HelpFile {
        open = List.copyOf(open);
    }

    /**
     * A request for help.
     *
     * @param whistle whether a township called a department by it (FR-16), which must respond
     */
    public record Asked(String unitCode, Instant dueAt, boolean whistle) {}

    Optional<Asked> of(String unitCode) {
        return open.stream().filter(asked -> asked.unitCode().equals(unitCode)).findFirst();
    }

    HelpFile asking(Asked request) {
        return new HelpFile(Stream.concat(open.stream(), Stream.of(request)).toList());
    }

    HelpFile settled(String unitCode) {
        return new HelpFile(open.stream()
                .filter(asked -> !asked.unitCode().equals(unitCode))
                .toList());
    }

    /**
     * A unit ended: its heir is asked, save where that one is asked already.
     *
     * @param to the heir; null where it leads or may not have it
     * @param lead who leads now, and so is asked no more
     */
    HelpFile inherited(String from, @Nullable String to, @Nullable String lead) {
        Optional<Asked> moving = of(from);
        HelpFile left = settled(from);
        if (lead != null) {
            left = left.settled(lead);
        }
        return to == null || moving.isEmpty() || left.of(to).isPresent()
                ? left
                : left.asking(new Asked(to, moving.get().dueAt(), moving.get().whistle()));
    }
}
