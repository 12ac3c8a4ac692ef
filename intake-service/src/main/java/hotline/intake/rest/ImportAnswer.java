package hotline.intake.rest;

import java.util.List;

/**
 * What became of the lines of an import.
 *
 * @param lines how many there were; blank ones are not counted
 * @param unchanged those that were there before, the same
 * @param bad those that were left out
 * @param dryRun whether it was only tried, so that nothing has changed
 * @param badLines the first thousand of those left out
 */
public record ImportAnswer(
        long lines, long imported, long unchanged, long bad, boolean dryRun, List<BadLine> badLines) {

    /** A line that was left out, by its number from 1 within the request, and why. */
    public record BadLine(long line, String why) {}
}
