package hotline.dispatch.directory;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A handling unit 承办单位 in one dated version.
 *
 * @param code short and stable, for example {@code MZJ}; a township's is its area code
 * @param parentCode the unit above, to which FR-17 goes up; null at the top
 * @param areaCode the area where it works, for a township or farm the area it answers for; null for none
 * @param heirCode the unit that has its cases and duties from its end on; null while no end is known, or without one
 */
public record Unit(
        String code,
        String name,
        String nameEn,
        UnitKind kind,
        @Nullable String parentCode,
        @Nullable String areaCode,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable String heirCode)
        implements Dated {

    public Unit {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(nameEn, "nameEn");
        Objects.requireNonNull(kind, "kind");
        Dated.requireSpan(effectiveFrom, effectiveTo);
    }

    /** A version without an heir. */
    public Unit(
            String code,
            String name,
            String nameEn,
            UnitKind kind,
            @Nullable String parentCode,
            @Nullable String areaCode,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo) {
        this(code, name, nameEn, kind, parentCode, areaCode, effectiveFrom, effectiveTo, null);
    }

    /** This version, ending on the day. */
    public Unit endingOn(LocalDate end) {
        return new Unit(code, name, nameEn, kind, parentCode, areaCode, effectiveFrom, end, heirCode);
    }
}
