package hotline.reporting.persistence;

import hotline.reporting.facts.Ledger;
import hotline.reporting.facts.ProblemDimension;
import hotline.reporting.indicators.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The counts of the problem lists. */
@ApplicationScoped
public class ProblemTables {
    private final Snapshot snapshot;

    ProblemTables(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * The entries of one list that share a value.
     *
     * @param key the value of the dimension; empty for {@code ALL}, and where none was named
     * @param collected collected in the period
     * @param rectified of those collected in the period, how many are rectified now
     * @param rectifiedInPeriod rectified in the period, whenever they were collected
     */
    public record ProblemCount(
            Ledger ledger, ProblemDimension by, String key, long collected, long rectified, long rectifiedInPeriod) {}

    /** All counts of the period, by ledger, dimension and key; a ledger without entries is not in it. */
    public List<ProblemCount> read(Period period) {
        return snapshot.read(handle -> List.of());
    }
}
