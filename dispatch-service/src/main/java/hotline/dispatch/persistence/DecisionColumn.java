package hotline.dispatch.persistence;

import hotline.dispatch.routing.RoutingDecision;
import hotline.messaging.Json;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A routing decision as a column of JSON. */
@Converter(autoApply = true)
public class DecisionColumn implements AttributeConverter<@Nullable RoutingDecision, @Nullable String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable RoutingDecision decision) {
        return decision == null ? null : Json.write(decision);
    }

    @Override
    public @Nullable RoutingDecision convertToEntityAttribute(@Nullable String json) {
        return json == null ? null : Json.read(json, RoutingDecision.class);
    }
}
