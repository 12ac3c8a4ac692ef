package hotline.dispatch.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * More time for the unit that leads now.
 *
 * @param asked the open request; null where none is open
 * @param granted how many working days were granted in all
 * @param upperDueAt the upper level's due date, where it granted a new one
 */
public record ExtensionFile(
        @Nullable Asked asked, int granted, @Nullable Instant upperDueAt) {

    /** What whoever is configured may grant, once. */
    public static final int ONCE = 5;

    /** What the supervisor may grant in all. */
    public static final int IN_ALL = 10;

    /** Nothing was asked or granted. */
    static final ExtensionFile NONE = new ExtensionFile(null, 0, null);

    /** A request that waits for its decision. */
    public record Asked(int workingDays, Instant at) {}

    /** Who granted more time (rulebook §3, EXTEND). */
    public enum Granter {
        HOTLINE,
        LEADER,
        UPPER,
        SUPERVISOR
    }

    /** Whether only the supervisor may grant so many more days. */
    boolean isForTheSupervisor(int workingDays) {
        return granted > 0 || workingDays > ONCE;
    }

    /** Whether nobody may grant so many more days. */
    boolean isTooLong(int workingDays) {
        return granted + workingDays > IN_ALL;
    }

    ExtensionFile asking(Asked request) {
        return new ExtensionFile(request, granted, upperDueAt);
    }

    ExtensionFile granting(int workingDays, @Nullable Instant newUpperDueAt) {
        return new ExtensionFile(null, granted + workingDays, newUpperDueAt == null ? upperDueAt : newUpperDueAt);
    }

    ExtensionFile refusing() {
        return new ExtensionFile(null, granted, upperDueAt);
    }
}
