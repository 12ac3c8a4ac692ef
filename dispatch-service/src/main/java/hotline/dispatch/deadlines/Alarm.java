package hotline.dispatch.deadlines;

import java.time.Instant;

/** That a step of the ladder comes for a deadline at an instant, as long as the deadline is not met. */
public record Alarm(Deadline deadline, LadderStep step, Instant at) {}
