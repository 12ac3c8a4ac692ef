package hotline.dispatch.deadlines;

import hotline.dispatch.directory.Versions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table of limits in all its dated versions (rulebook §6). A cell that is not in it has no limit. */
public final class Limits {

    private record Cell(LimitClass limitClass, Step step) implements Comparable<Cell> {

        @Override
        public int compareTo(Cell other) {
            int byClass = limitClass.compareTo(other.limitClass);
            return byClass != 0 ? byClass : step.compareTo(other.step);
        }
    }

    private final Versions<Cell, LimitVersion> cells;

    private Limits(Versions<Cell, LimitVersion> cells) {
        this.cells = cells;
    }

    /**
     * The table of these versions.
     *
     * @throws IllegalArgumentException when two versions of one cell begin on the same day
     */
    public static Limits of(Collection<LimitVersion> versions) {
        return new Limits(Versions.of(versions, version -> new Cell(version.limitClass(), version.step())));
    }

    /** What the class has for the step on the day; empty for no limit. */
    public Optional<Limit> limit(LimitClass limitClass, Step step, LocalDate on) {
        return cells.at(new Cell(limitClass, step), on).map(LimitVersion::limit);
    }

    /** The whole table of the day, by class and step. */
    public List<LimitVersion> table(LocalDate on) {
        return cells.at(on);
    }
}
