package hotline.dispatch.persistence;

import hotline.dispatch.cases.ShownSteps;
import hotline.messaging.Json;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The steps of the ladder that have come on a case, as a column of JSON; null where none has. */
@Converter(autoApply = true)
public class ShownStepsColumn implements AttributeConverter<ShownSteps, @Nullable String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ShownSteps shown) {
        return text(shown);
    }

    @Override
    public ShownSteps convertToEntityAttribute(@Nullable String json) {
        return json == null ? ShownSteps.NONE : Json.read(json, ShownSteps.class);
    }

    static @Nullable String text(@Nullable ShownSteps shown) {
        return shown == null || shown.steps().isEmpty() ? null : Json.write(shown);
    }
}
