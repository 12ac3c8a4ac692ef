package hotline.dispatch.directory;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An area in one dated version (rulebook §9).
 *
 * @param code digits of GB/T 2260 and the codes below it, so that an area's code begins with that of the area above
 * @param parentCode the area above; null at the top
 * @param fallbackUnitCode the unit that takes what no rule places (FR-14 兜底); null for the one of the area above
 */
public record Area(
        String code,
        String name,
        @Nullable String parentCode,
        @Nullable String fallbackUnitCode,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo)
        implements Dated {

    public Area {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Dated.requireSpan(effectiveFrom, effectiveTo);
    }
}
