package hotline.intake.application;

import java.util.List;

/**
 * Takes opinions of the past into the problem lists. Called inside the transaction of a batch of lines, each of which was
 * checked and is new: it stores and records them, all or none, with their own times, and nothing fires.
 */
public interface OpinionImport {

    /** Stores and records these opinions, and that they were rectified where they were. */
    void add(List<OpinionLine> lines);
}
