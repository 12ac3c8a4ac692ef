package hotline.reporting.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One ticket while a batch of events is applied: where it stood before, where it stands now, and what happened between. */
public final class Story {
    private final TicketFact before;
    private final List<Happening> earlier;
    private final List<Happening> happened = new ArrayList<>();
    private TicketFact now;

    /**
     * A ticket to which nothing has happened in this batch yet.
     *
     * @param earlier what had happened before; needed only where the registration is not known, since it places those
     *     happenings in their dimensions when it comes
     */
    public Story(TicketFact before, List<Happening> earlier) {
        this.before = before;
        this.earlier = List.copyOf(earlier);
        this.now = before;
    }

    /** The ticket as it stands now. */
    public TicketFact now() {
        return now;
    }

    /** What happened in this batch. */
    public List<Happening> happened() {
        return Collections.unmodifiableList(happened);
    }

    /** Whether the ticket was not known before this batch. */
    public boolean isNew() {
        return before.isUnheard();
    }

    /** Whether anything was heard in this batch. */
    public boolean hasMoved() {
        return !now.equals(before);
    }

    /**
     * Applies the next event of its side.
     *
     * @throws IllegalArgumentException when the event contradicts what is known
     */
    public void apply(FactEvent event) {
        TicketFact.Step step = now.apply(event);
        now = step.fact();
        happened.addAll(step.happened());
    }

    /** Takes note of an event that says nothing to the report. */
    public void passOver(Side side) {
        now = now.passOver(side);
    }

    /** By how much the counters move: the contribution now minus the contribution before. */
    public Moves moves() {
        List<Happening> all = new ArrayList<>(earlier);
        all.addAll(happened);
        Moves moves = new Moves();
        moves.add(Contributions.of(now, all));
        moves.subtract(Contributions.of(before, earlier));
        return moves;
    }
}
