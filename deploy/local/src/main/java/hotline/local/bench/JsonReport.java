package hotline.local.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** All figures as JSON: what was measured under its name, each target with what was reached, and who had the processors. */
public final class JsonReport {
    private static final JsonMapper JSON = new JsonMapper();

    private JsonReport() {}

    public static String of(List<OfSize> results) {
        ArrayNode sizes = JSON.createArrayNode();
        results.forEach(result -> add(sizes.addObject(), result));
        return sizes.toPrettyString() + System.lineSeparator();
    }

    private static void add(ObjectNode size, OfSize result) {
        size.put("tickets", result.tickets());
        ObjectNode figures = size.putObject("figures");
        result.figures().all().forEach(figures::put);
        ArrayNode targets = size.putArray("targets");
        for (Target target : Target.ALL) {
            double value = target.value(result.figures());
            if (!Double.isNaN(value)) {
                targets.addObject()
                        .put("what", target.what())
                        .put(target.least() ? "atLeast" : "atMost", target.bound())
                        .put("value", value)
                        .put("reached", target.isReached(value));
            }
        }
        ObjectNode processors = size.putObject("processors");
        result.shares().forEach((part, shares) -> {
            ObjectNode taken = processors.putObject(part);
            taken.put("seconds", shares.seconds());
            taken.put("busy", shares.busy());
            taken.put("others", shares.others());
            ObjectNode milliseconds = taken.putObject("milliseconds");
            shares.parts().forEach(milliseconds::put);
        });
    }
}
