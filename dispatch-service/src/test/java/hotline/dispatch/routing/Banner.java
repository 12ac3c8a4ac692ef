package hotline.dispatch.routing;

import hotline.dispatch.directory.Area;
import hotline.dispatch.directory.Category;
import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.directory.UnitKind;
import hotline.dispatch.directory.Urgency;
import java.time.LocalDate;
import java.util.List;

/** A small banner with one unit of each kind and one category for each way an entry can lead. */
final class Banner {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    static final String DESK = "ZWJ";

    /** Categories: led by a department, a territory, a specialist, by a tie of both, and by nothing. */
    static final String DEPARTMENT = "0101";

    static final String TERRITORY = "0201";
    static final String SPECIALIST = "0301";
    static final String TIE = "0401";
    static final String NO_ENTRY = "0501";

    static final String TOWN = "150522100";
    static final String FARM = "150522400";

    static final List<Unit> UNITS = List.of(
            unit("TLS", UnitKind.UPPER_LEVEL, null, null),
            unit("QZF", UnitKind.BANNER, "TLS", "150522"),
            unit(DESK, UnitKind.DEPARTMENT, "QZF", "150522"),
            unit("MZJ", UnitKind.DEPARTMENT, "QZF", "150522"),
            unit("SFJ", UnitKind.DEPARTMENT, "QZF", "150522"),
            unit(TOWN, UnitKind.TOWNSHIP, "QZF", TOWN),
            unit("150522101", UnitKind.TOWNSHIP, "QZF", "150522101"),
            unit(FARM, UnitKind.FARM, "QZF", FARM),
            unit("CLINIC", UnitKind.INSTITUTION, TOWN, TOWN),
            unit("GSG", UnitKind.COMPANY, "MZJ", "150522"),
            unit("STATION", UnitKind.COMPANY, "GSG", "150522"),
            unit("LKX", UnitKind.TEAM, "QZF", "150522"),
            unit("GDG", UnitKind.VERTICAL, "TLS", "150522"));

    static final List<Area> AREAS = List.of(
            area("150522", null, "QZF"),
            area(TOWN, "150522", "QZF"),
            area("150522101", "150522", null),
            area(FARM, "150522", "GSG"));

    static final List<Category> CATEGORIES = List.of(
            category("01"),
            category(DEPARTMENT),
            category("02"),
            category(TERRITORY),
            category("03"),
            category(SPECIALIST),
            category("04"),
            category(TIE),
            category("05"),
            category(NO_ENTRY));

    static final Directory DIRECTORY = Directory.of(UNITS, AREAS, List.of(), CATEGORIES);

    static final DispatchCatalogue CATALOGUE = DispatchCatalogue.of(List.of(
            entry("E01", "01").led("MZJ").assisted("SFJ", "GSG").build(),
            entry("E02", TERRITORY).territory().assisted("SFJ").build(),
            entry("E03", "03").led("MZJ").build(),
            entry("E03A", SPECIALIST).specialist("GSG").assisted("MZJ", "LKX").build(),
            entry("E04", TIE).territory().build(),
            entry("E04A", TIE).led("MZJ").assisted("CLINIC").build()));

    private Banner() {}

    static Unit unit(String code, UnitKind kind, String parent, String area) {
        return new Unit(code, "单位" + code, "unit " + code, kind, parent, area, LocalDate.of(1900, 1, 1), null);
    }

    static Area area(String code, String parent, String fallback) {
        return new Area(code, "区域" + code, parent, fallback, LocalDate.of(1900, 1, 1), null);
    }

    static Category category(String code) {
        return new Category(
                code,
                "类别" + code,
                "category " + code,
                code.length() == 2 ? null : code.substring(0, code.length() - 2),
                List.of(),
                LocalDate.of(1900, 1, 1),
                null);
    }

    static EntryBuilder entry(String code, String category) {
        return new EntryBuilder(code, category);
    }

    /** A request about a matter in the town, registered at the desk; change what matters. */
    static RequestBuilder request(TicketType type, String category) {
        return new RequestBuilder(type, category);
    }

    /** Builds an entry; a department's by default. */
    static final class EntryBuilder {

        private final String code;
        private final String category;
        private String area;
        private LeadKind kind = LeadKind.DEPARTMENT;
        private String lead;
        private List<String> assists = List.of();
        private int priority;
        private BasisList basis = BasisList.POWERS_AND_DUTIES;

        private EntryBuilder(String code, String category) {
            this.code = code;
            this.category = category;
        }

        EntryBuilder led(String unit) {
            lead = unit;
            return this;
        }

        EntryBuilder specialist(String unit) {
            kind = LeadKind.SPECIALIST;
            return led(unit);
        }

        EntryBuilder territory() {
            kind = LeadKind.TERRITORY;
            return onTheTownshipsList();
        }

        EntryBuilder onTheTownshipsList() {
            basis = BasisList.TOWNSHIP_DUTIES;
            return this;
        }

        EntryBuilder assisted(String... units) {
            assists = List.of(units);
            return this;
        }

        EntryBuilder in(String code) {
            area = code;
            return this;
        }

        EntryBuilder priority(int value) {
            priority = value;
            return this;
        }

        CatalogueEntry build() {
            return new CatalogueEntry(
                    code,
                    category,
                    area,
                    kind,
                    lead,
                    assists,
                    priority,
                    basis,
                    "事项" + code,
                    LocalDate.of(2025, 3, 31),
                    LocalDate.of(1900, 1, 1),
                    null);
        }
    }

    /** Builds a request and routes it. */
    static final class RequestBuilder {

        private final TicketType type;
        private final String category;
        private String area = TOWN;
        private String chosen;
        private String target;
        private boolean named;
        private String responder = DESK;
        private boolean onTheSpot;

        private RequestBuilder(TicketType type, String category) {
            this.type = type;
            this.category = category;
        }

        RequestBuilder in(String code) {
            area = code;
            return this;
        }

        RequestBuilder chosen(String unit) {
            chosen = unit;
            return this;
        }

        RequestBuilder against(String unit) {
            target = unit;
            return this;
        }

        RequestBuilder againstOneNamed() {
            named = true;
            return this;
        }

        RequestBuilder by(String unit) {
            responder = unit;
            return this;
        }

        RequestBuilder onTheSpot(boolean settled) {
            onTheSpot = settled;
            return this;
        }

        RoutingRequest build() {
            return new RoutingRequest(
                    type, Urgency.NORMAL, category, area, chosen, target, named, responder, onTheSpot, DESK, TODAY);
        }

        RoutingDecision route() {
            return route(DIRECTORY, CATALOGUE);
        }

        RoutingDecision route(Directory directory, DispatchCatalogue catalogue) {
            return Router.route(build(), directory, catalogue);
        }

        RoutingDecision route(CatalogueEntry... entries) {
            return route(DIRECTORY, DispatchCatalogue.of(List.of(entries)));
        }
    }
}
