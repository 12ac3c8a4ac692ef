package hotline.dispatch.directory;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Another name of an area, by date (rulebook §9: 150522202 is 巴嘎塔拉苏木 in older data).
 *
 * @param code the area's code
 * @param alias the other name
 */
public record AreaAlias(
        String code,
        String alias,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) implements Dated {

    public AreaAlias {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(alias, "alias");
        Dated.requireSpan(effectiveFrom, effectiveTo);
    }
}
