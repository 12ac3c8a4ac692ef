package hotline.reporting.rest;

import hotline.outcome.Phrase;
import hotline.reporting.facts.Basis;
import hotline.reporting.facts.Figure;
import hotline.reporting.indicators.Meaning;
import hotline.reporting.indicators.Rate;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Writes each figure and rate into the OpenAPI document, with what it is and when it is null, from the tables of both. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class FigureSchemas implements OASFilter {
    /** The properties that answers carry as so many properties of their own. */
    private static final String FIGURES = "figures";

    private static final String RATES = "rates";

    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        openApi.getComponents().getSchemas().values().forEach(FigureSchemas::spellOut);
    }

    private static void spellOut(Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null || !(properties.containsKey(FIGURES) || properties.containsKey(RATES))) {
            return;
        }
        Map<String, Schema> spelled = new LinkedHashMap<>();
        properties.forEach((name, property) -> {
            if (name.equals(FIGURES)) {
                Meaning.shown().forEach(figure -> spelled.put(figure.field(), schema(figure)));
            }
            if (name.equals(FIGURES) || name.equals(RATES)) {
                for (Rate rate : Rate.values()) {
                    spelled.put(rate.field(), schema(rate));
                }
            } else {
                spelled.put(name, property);
            }
        });
        schema.setProperties(spelled);
    }

    private static Schema schema(Figure figure) {
        Meaning meaning = Meaning.of(figure);
        String onlyInAll = meaning.ofUnits() ? "" : " Null of a unit: before dispatch there is none.";
        return OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.INTEGER, Schema.SchemaType.NULL))
                .format("int64")
                .description(words(meaning.name()) + ". " + where(meaning.bases()) + onlyInAll);
    }

    private static Schema schema(Rate rate) {
        String formula = rate.bases().stream()
                .sorted()
                .map(basis -> written(basis) + ": " + formula(rate.fraction(basis)))
                .collect(Collectors.joining("; "));
        return OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.NUMBER, Schema.SchemaType.NULL))
                .description(words(rate.words()) + ", in percent, two decimals, half up. "
                        + (rate.bases().isEmpty()
                                ? "Null: its facts do not exist yet."
                                : formula + ". Null in every other basis, and where the divisor is 0."));
    }

    private static String formula(Rate.@Nullable Fraction fraction) {
        return fraction == null
                ? ""
                : fraction.part().field() + " / "
                        + fraction.whole().stream().map(Figure::field).collect(Collectors.joining(" + ", "(", ")"));
    }

    private static String words(Phrase phrase) {
        return phrase.zh() + ": " + phrase.en();
    }

    private static String where(Set<Basis> bases) {
        String all = bases.stream().sorted().map(FigureSchemas::written).collect(Collectors.joining(" and "));
        return "Exists in " + all + ", null elsewhere.";
    }

    private static String written(Basis basis) {
        return basis.name().toLowerCase(Locale.ROOT);
    }
}
