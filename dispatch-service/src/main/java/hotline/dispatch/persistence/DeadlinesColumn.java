package hotline.dispatch.persistence;

import hotline.dispatch.cases.CaseDeadlines;
import hotline.messaging.Json;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A case's deadlines, with their receipts, as a column of JSON. */
@Converter(autoApply = true)
public class DeadlinesColumn implements AttributeConverter<@Nullable CaseDeadlines, @Nullable String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable CaseDeadlines deadlines) {
        return deadlines == null ? null : Json.write(deadlines);
    }

    @Override
    public @Nullable CaseDeadlines convertToEntityAttribute(@Nullable String json) {
        return json == null ? null : Json.read(json, CaseDeadlines.class);
    }
}
