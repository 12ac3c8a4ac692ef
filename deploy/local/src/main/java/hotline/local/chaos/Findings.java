package hotline.local.chaos;

import java.util.List;

/**
 * What does not agree, each with the ticket that it is about.
 *
 * @param lost told and not there
 * @param doubled there more often than told
 * @param wrong anything else
 */
record Findings(List<String> lost, List<String> doubled, List<String> wrong) {
    boolean isEmpty() {
        return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
    }
}
