package hotline.dispatch.routing;

import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.Seeds;

/** The directory and the dispatch catalogue as {@code seeds/} has them. */
final class RoutingSeeds {

    static final Directory DIRECTORY = Seeds.directory();

    static final DispatchCatalogue CATALOGUE = DispatchCatalogue.of(Seeds.rows(
            "catalogue.csv",
            row -> new CatalogueEntry(
                    row.get("code"),
                    row.get("categoryCode"),
                    row.orNull("areaCode"),
                    LeadKind.valueOf(row.get("leadKind")),
                    row.orNull("leadUnitCode"),
                    row.list("assistUnitCodes"),
                    Integer.parseInt(row.get("priority")),
                    BasisList.named(row.get("basisList")),
                    row.get("basisItem"),
                    row.date("basisDate"),
                    row.from(),
                    row.to())));

    private RoutingSeeds() {}
}
