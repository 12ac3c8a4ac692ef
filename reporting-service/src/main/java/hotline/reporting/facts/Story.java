package hotline.reporting.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One ticket while a batch of events is applied: where it stood before, where it stands now, and what happened between. */
public final class Story {
    private final TicketFact before;
    private final List<Happening> earlier;
    private final List<Assignment> earlierAssignments;
    private final List<Happening> happened = new ArrayList<>();
    private final List<Assignment> ended = new ArrayList<>();
    private TicketFact now;

    /**
     * A ticket to which nothing has happened in this batch yet.
     *
     * @param earlier what had happened before; needed where the registration is not known or is corrected, since it places
     *     those happenings in their dimensions
     * @param earlierAssignments the assignments before the current one: where and whether they count can change with the
     *     registration and with the end of the case
     */
    public Story(TicketFact before, List<Happening> earlier, List<Assignment> earlierAssignments) {
        this.before = before;
        this.earlier = List.copyOf(earlier);
        this.earlierAssignments = List.copyOf(earlierAssignments);
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

    /** The assignments that are new or have changed in this batch. */
    public List<Assignment> assignments() {
        List<Assignment> changed = new ArrayList<>(ended);
        Handling was = before.handling();
        Handling is = now.handling();
        if (is != null && (was == null || !was.current().equals(is.current()))) {
            changed.add(is.current());
        }
        return changed;
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
        if (step.ended() != null) {
            ended.add(step.ended());
        }
    }

    /** Takes note of an event that says nothing to the report. */
    public void passOver(Side side) {
        now = now.passOver(side);
    }

    /** By how much the counters move: the contribution now minus the contribution before. */
    public Moves moves() {
        List<Happening> all = new ArrayList<>(earlier);
        all.addAll(happened);
        List<Assignment> allAssignments = new ArrayList<>(earlierAssignments);
        allAssignments.addAll(ended);
        Moves moves = new Moves();
        moves.add(Contributions.of(now, all, allAssignments));
        moves.subtract(Contributions.of(before, earlier, earlierAssignments));
        return moves;
    }
}
