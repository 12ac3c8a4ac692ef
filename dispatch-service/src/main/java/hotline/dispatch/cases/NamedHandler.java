package hotline.dispatch.cases;

import org.jspecify.annotations.Nullable;

/** Who has a case within its unit, and who stands in. */
public record NamedHandler(String person, @Nullable String deputy) {}
