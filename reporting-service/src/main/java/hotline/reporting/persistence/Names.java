package hotline.reporting.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What units, areas and categories are called today, as heard of the directory. */
@ApplicationScoped
public class Names {

    /**
     * An entry of the directory.
     *
     * @param kind the kind of a unit; null for areas and categories
     */
    public record Entry(
            String code,
            String name,
            @Nullable String kind,
            @Nullable String parentCode) {}

    /** The unit of that code. */
    public Optional<Entry> unit(String code) {
        return Optional.empty();
    }

    /** The area of that code. */
    public Optional<Entry> area(String code) {
        return Optional.empty();
    }

    /** The category of that code. */
    public Optional<Entry> category(String code) {
        return Optional.empty();
    }
}
