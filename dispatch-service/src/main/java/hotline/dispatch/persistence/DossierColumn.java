package hotline.dispatch.persistence;

import hotline.dispatch.cases.Dossier;
import hotline.messaging.Json;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** What is going on in a case, as a column of JSON; null for a case to which nothing out of the ordinary has happened. */
@Converter(autoApply = true)
public class DossierColumn implements AttributeConverter<@Nullable Dossier, @Nullable String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Dossier dossier) {
        return dossier == null ? null : write(dossier);
    }

    @Override
    public @Nullable Dossier convertToEntityAttribute(@Nullable String json) {
        return json == null ? null : Json.read(json, Dossier.class);
    }

    static @Nullable String write(Dossier dossier) {
        return dossier.equals(Dossier.NEW) ? null : Json.write(dossier);
    }
}
