package hotline.local.imports;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an import line of a row of a table: its flat fields, and the history that its times tell. */
final class TableRow {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "是", "√");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "否", "×");

    /** What the history is made of; it stands nowhere else in the import line. */
    private static final Set<Field> OF_THE_HISTORY = Set.of(
            Field.DISPATCHED_AT,
            Field.SIGNED_AT,
            Field.CONTACTED_AT,
            Field.REPLIED_AT,
            Field.REPLY,
            Field.CLOSED_AT,
            Field.UNIT_CODE);

    private final Columns columns;
    private final List<@Nullable Field> fields;

    TableRow(Columns columns, List<@Nullable Field> fields) {
        this.columns = columns;
        this.fields = fields;
    }

    /**
     * The import line as JSON.
     *
     * @throws BadRowException saying what is wrong with which value
     */
    String json(List<String> values) throws BadRowException {
        if (values.size() != fields.size()) {
            throw new BadRowException("has " + values.size() + " fields where the head has " + fields.size());
        }
        Map<Field, String> given = new EnumMap<>(Field.class);
        for (int column = 0; column < values.size(); column++) {
            Field field = fields.get(column);
            if (field != null && !Columns.bare(values.get(column)).isEmpty()) {
                given.put(field, read(field, values.get(column)));
            }
        }
        ObjectNode line = JSON.createObjectNode();
        for (Map.Entry<Field, String> entry : given.entrySet()) {
            if (!OF_THE_HISTORY.contains(entry.getKey())) {
                put(line, entry.getKey(), entry.getValue());
            }
        }
        if (given.containsKey(Field.LEDGER)) {
            line.put("kind", "OPINION");
            putIfGiven(line, "unitCode", given.get(Field.UNIT_CODE));
        } else {
            callerAndHistory(line, given);
        }
        return line.toString();
    }

    private void callerAndHistory(ObjectNode line, Map<Field, String> given) throws BadRowException {
        ObjectNode caller = line.withObjectProperty("caller");
        if (!given.containsKey(Field.CALLER_PHONE) && !given.containsKey(Field.CALLER_ANONYMOUS)) {
            caller.put("anonymous", true);
        }
        ArrayNode history = line.putArray("history");
        if (given.containsKey(Field.DISPATCHED_AT)) {
            if (!given.containsKey(Field.UNIT_CODE)) {
                throw new BadRowException("dispatchedAt is given without unitCode");
            }
            happened(history, given.get(Field.DISPATCHED_AT), "DISPATCHED").put("unitCode", given.get(Field.UNIT_CODE));
        } else {
            putIfGiven(line, "unitCode", given.get(Field.UNIT_CODE));
        }
        if (given.containsKey(Field.SIGNED_AT)) {
            happened(history, given.get(Field.SIGNED_AT), "SIGNED");
        }
        if (given.containsKey(Field.CONTACTED_AT)) {
            happened(history, given.get(Field.CONTACTED_AT), "CONTACTED").put("reached", true);
        }
        if (given.containsKey(Field.REPLIED_AT)) {
            putIfGiven(happened(history, given.get(Field.REPLIED_AT), "REPLIED"), "result", given.get(Field.REPLY));
        } else if (given.containsKey(Field.REPLY)) {
            throw new BadRowException("reply is given without repliedAt");
        }
        if (given.containsKey(Field.CLOSED_AT)) {
            happened(history, given.get(Field.CLOSED_AT), "CLOSED");
        }
    }

    private static ObjectNode happened(ArrayNode history, @Nullable String at, String what) {
        return history.addObject().put("at", at).put("what", what);
    }

    private static void putIfGiven(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private String read(Field field, String written) throws BadRowException {
        if (field.kind() == Field.Kind.TEXT) {
            return written;
        }
        String bare = Columns.bare(written);
        if (field.kind() == Field.Kind.TIME) {
            return LocalTimes.read(bare)
                    .orElseThrow(() -> new BadRowException(field.path() + " is no time: " + shortened(bare)
                            + "; write it like 2019-03-04 09:05 or 2019/3/4 9:05:00"));
        }
        return columns.meaning(field, bare);
    }

    private static void put(ObjectNode line, Field field, String value) throws BadRowException {
        int dot = field.path().indexOf('.');
        ObjectNode parent =
                dot < 0 ? line : line.withObjectProperty(field.path().substring(0, dot));
        String name = field.path().substring(dot + 1);
        switch (field.kind()) {
            case TEXT, CODE, TIME -> parent.put(name, value);
            case FLAG -> parent.put(name, flag(field, value));
            case NUMBER -> parent.put(name, number(field, value));
            case LIST -> {
                ArrayNode list = parent.putArray(name);
                List.of(value.split("\\|", -1)).forEach(one -> list.add(one.strip()));
            }
        }
    }

    private static boolean flag(Field field, String value) throws BadRowException {
        String word = value.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new BadRowException(field.path() + " is neither yes nor no: " + shortened(value));
        }
        return YES.contains(word);
    }

    private static BigDecimal number(Field field, String value) throws BadRowException {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException _) {
            throw new BadRowException(field.path() + " is no number: " + shortened(value));
        }
    }

    private static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
