package hotline.dispatch.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import hotline.dispatch.deadlines.CalendarDay;
import hotline.dispatch.deadlines.CalendarYear;
import hotline.dispatch.deadlines.Card;
import hotline.dispatch.deadlines.LadderStep;
import hotline.dispatch.deadlines.Limit;
import hotline.dispatch.deadlines.LimitClass;
import hotline.dispatch.deadlines.LimitClock;
import hotline.dispatch.deadlines.LimitVersion;
import hotline.dispatch.deadlines.StatutorySteps.StatutoryStep;
import hotline.dispatch.deadlines.Step;
import hotline.dispatch.directory.Area;
import hotline.dispatch.directory.AreaAlias;
import hotline.dispatch.directory.Category;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.directory.UnitKind;
import hotline.dispatch.routing.BasisList;
import hotline.dispatch.routing.CatalogueEntry;
import hotline.dispatch.routing.LeadKind;
import hotline.messaging.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the folder of seeds: each row a dated version, under the key it has on the directory topic. */
final class Seeds {
    private final Path folder;

    Seeds(Path folder) {
        this.folder = folder;
    }

    /**
     * All versions in the folder, by key.
     *
     * @throws IllegalStateException naming the file and line that cannot be read
     */
    Map<String, Object> read() {
        Map<String, Object> versions = new LinkedHashMap<>();
        rows(versions, "units.csv", row -> key("unit", row, "code"), Seeds::unit);
        rows(versions, "areas.csv", row -> key("area", row, "code"), Seeds::area);
        rows(
                versions,
                "area-aliases.csv",
                row -> "area-alias/" + row.getField("code") + "/" + row.getField("alias") + "/" + from(row),
                Seeds::alias);
        rows(versions, "categories.csv", row -> key("category", row, "code"), Seeds::category);
        rows(versions, "catalogue.csv", row -> key("catalogue", row, "code"), Seeds::entry);
        rows(
                versions,
                "limits.csv",
                row -> "limit/" + row.getField("class") + "/" + row.getField("step") + "/" + from(row),
                Seeds::limit);
        rows(versions, "ladder.csv", row -> key("ladder", row, "code"), Seeds::ladderStep);
        rows(
                versions,
                "statutory-steps.csv",
                row -> "statutory/" + row.getField("categoryCode") + "/" + row.getField("type") + "/"
                        + row.getField("n") + "/" + from(row),
                Seeds::statutoryStep);
        calendar(versions);
        return versions;
    }

    private void rows(
            Map<String, Object> versions,
            String file,
            Function<NamedCsvRecord, String> keyOf,
            Function<NamedCsvRecord, Object> versionOf) {
        Path path = folder.resolve(file);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(path)) {
            for (NamedCsvRecord row : reader) {
                try {
                    versions.put(keyOf.apply(row), versionOf.apply(row));
                } catch (RuntimeException e) {
                    throw new IllegalStateException(
                            "%s, line %d: %s".formatted(path, row.getStartingLineNumber(), e.getMessage()), e);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the seeds cannot be read: " + path, e);
        }
    }

    private static String key(String kind, NamedCsvRecord row, String code) {
        return kind + "/" + row.getField(code) + "/" + from(row);
    }

    private static Unit unit(NamedCsvRecord row) {
        return new Unit(
                row.getField("code"),
                row.getField("name"),
                row.getField("nameEn"),
                UnitKind.valueOf(row.getField("kind")),
                orNull(row, "parentCode"),
                orNull(row, "areaCode"),
                from(row),
                to(row),
                row.findField("heirCode").filter(heir -> !heir.isEmpty()).orElse(null));
    }

    private static Area area(NamedCsvRecord row) {
        return new Area(
                row.getField("code"),
                row.getField("name"),
                orNull(row, "parentCode"),
                orNull(row, "fallbackUnitCode"),
                from(row),
                to(row));
    }

    private static AreaAlias alias(NamedCsvRecord row) {
        return new AreaAlias(row.getField("code"), row.getField("alias"), from(row), to(row));
    }

    private static Category category(NamedCsvRecord row) {
        return new Category(
                row.getField("code"),
                row.getField("name"),
                row.getField("nameEn"),
                orNull(row, "parentCode"),
                list(row, "synonyms"),
                from(row),
                to(row));
    }

    private static CatalogueEntry entry(NamedCsvRecord row) {
        return new CatalogueEntry(
                row.getField("code"),
                row.getField("categoryCode"),
                orNull(row, "areaCode"),
                LeadKind.valueOf(row.getField("leadKind")),
                orNull(row, "leadUnitCode"),
                list(row, "assistUnitCodes"),
                Integer.parseInt(row.getField("priority")),
                BasisList.named(row.getField("basisList")),
                row.getField("basisItem"),
                date(row, "basisDate"),
                from(row),
                to(row));
    }

    private static LimitVersion limit(NamedCsvRecord row) {
        return new LimitVersion(
                LimitClass.valueOf(row.getField("class")),
                Step.valueOf(row.getField("step")),
                new Limit(
                        Integer.parseInt(row.getField("amount")),
                        LimitClock.valueOf(row.getField("clock")),
                        row.getField("article")),
                from(row),
                to(row));
    }

    private static StatutoryStep statutoryStep(NamedCsvRecord row) {
        String type = orNull(row, "type");
        return new StatutoryStep(
                row.getField("categoryCode"),
                type == null ? null : TicketType.valueOf(type),
                Integer.parseInt(row.getField("n")),
                row.getField("name"),
                new Limit(Integer.parseInt(row.getField("days")), LimitClock.WORKING_DAYS, row.getField("article")),
                from(row),
                to(row));
    }

    private static LadderStep ladderStep(NamedCsvRecord row) {
        return new LadderStep(
                row.getField("code"),
                LadderStep.When.valueOf(row.getField("when")),
                Integer.parseInt(row.getField("hours")),
                Card.valueOf(row.getField("card")),
                list(row, "tells").stream().map(LadderStep.Told::valueOf).toList(),
                from(row),
                to(row));
    }

    private void calendar(Map<String, Object> versions) {
        try (Stream<Path> files = Files.list(folder.resolve("holidays"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                JsonNode notice = Json.read(Files.readAllBytes(file), JsonNode.class);
                List<CalendarDay> days = new ArrayList<>();
                notice.path("days")
                        .forEach(day -> days.add(new CalendarDay(
                                LocalDate.parse(day.path("date").asText()),
                                day.path("name").asText(),
                                day.path("isOffDay").asBoolean())));
                int year = notice.path("year").asInt();
                versions.put("calendar/" + year, new CalendarYear(year, days));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the calendar cannot be read", e);
        }
    }

    private static LocalDate from(NamedCsvRecord row) {
        return LocalDate.parse(row.getField("effectiveFrom"));
    }

    private static @Nullable LocalDate to(NamedCsvRecord row) {
        return date(row, "effectiveTo");
    }

    private static @Nullable LocalDate date(NamedCsvRecord row, String column) {
        String text = orNull(row, column);
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable String orNull(NamedCsvRecord row, String column) {
        String text = row.getField(column);
        return text.isEmpty() ? null : text;
    }

    private static List<String> list(NamedCsvRecord row, String column) {
        String text = row.getField(column);
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\|", -1));
    }
}
