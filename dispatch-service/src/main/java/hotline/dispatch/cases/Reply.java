package hotline.dispatch.cases;

import org.jspecify.annotations.Nullable;

/** What a unit answers: the result, on which basis, by which measures; {@code text} is what the caller reads. */
public record Reply(
        String result,
        String basis,
        String measures,
        @Nullable String text) {}
