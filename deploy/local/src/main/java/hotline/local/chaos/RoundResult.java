package hotline.local.chaos;

import hotline.local.chaos.Schedule.PlannedFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a round ended.
 *
 * @param told how many calls were answered as done in it
 * @param findings what did not agree at its end, or when the time to agree was over
 * @param contradictions answers in it that cannot be
 * @param auditEqual whether reporting's counters agreed with its facts; false too where it did not answer
 * @param drainedAfter from the last answer until all agreed; null where it never did
 */
record RoundResult(
        int round,
        List<Healed> faults,
        int told,
        Findings findings,
        List<String> contradictions,
        boolean auditEqual,
        @Nullable Duration drainedAfter) {

    /**
     * A fault that was inflicted.
     *
     * @param backAfter from the kill, or from the end of the fault, until the part served again; null where it did not
     */
    record Healed(PlannedFault planned, @Nullable Duration backAfter) {
        /** Whether a killed service was back within the limit; another part's time is told but has no limit. */
        boolean isBackWithin(Duration limit) {
            boolean limited = planned.fault().kind() == Fault.Kind.KILL
                    && planned.fault().part().isService();
            return backAfter != null && (!limited || backAfter.compareTo(limit) <= 0);
        }
    }

    /** What went wrong, in sentences; empty where nothing did. */
    List<String> failures(Duration backLimit) {
        List<String> failures = new ArrayList<>();
        findings.lost().forEach(lost -> failures.add("lost: " + lost));
        findings.doubled().forEach(doubled -> failures.add("doubled: " + doubled));
        findings.wrong().forEach(wrong -> failures.add("wrong: " + wrong));
        contradictions.forEach(contradiction -> failures.add("contradiction: " + contradiction));
        faults.stream()
                .filter(fault -> !fault.isBackWithin(backLimit))
                .map(fault -> fault.planned().fault().part().process()
                        + (fault.backAfter() == null
                                ? " did not serve again"
                                : " served again only after "
                                        + fault.backAfter().toMillis() + " ms"))
                .forEach(failures::add);
        return failures;
    }
}
