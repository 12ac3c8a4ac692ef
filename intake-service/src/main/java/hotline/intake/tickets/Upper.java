package hotline.intake.tickets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The ticket's name in the system of the level above, and when that level wants its answer. */
public record Upper(String system, String number, @Nullable Instant dueAt) {}
