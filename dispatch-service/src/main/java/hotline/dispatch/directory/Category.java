package hotline.dispatch.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a matter is about, in one dated version.
 *
 * @param code digits, two a level, so that a category's code begins with that of the branch it belongs to
 * @param parentCode the branch above; null at the top
 * @param synonyms other words in which residents say it
 */
public record Category(
        String code,
        String name,
        String nameEn,
        @Nullable String parentCode,
        List<String> synonyms,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo)
        implements Dated {

    public Category {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(nameEn, "nameEn");
        synonyms = List.copyOf(synonyms);
        Dated.requireSpan(effectiveFrom, effectiveTo);
    }
}
