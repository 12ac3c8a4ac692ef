package hotline.dispatch.routing;

import hotline.dispatch.directory.Category;
import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.Unit;
import hotline.outcome.Phrase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the dispatch catalogue says about a category in an area (FR-12): the best entry, who leads and assists by it, and
 * which entries that would have gone first were passed over.
 */
record CatalogueMatch(Optional<Best> best, List<PassedOver> passedOver) {

    /** The best entry with its lead and, in order, its assists. */
    record Best(CatalogueEntry entry, Unit lead, List<Unit> assists) {

        boolean assistedBy(String unitCode) {
            return assists.stream().anyMatch(unit -> unit.code().equals(unitCode));
        }
    }

    /** An entry that covers the matter and yet cannot lead, and why. */
    record PassedOver(CatalogueEntry entry, Phrase why) {}

    private record Candidate(CatalogueEntry entry, Unit lead) {}

    private static final Comparator<Candidate> DEPARTMENT_BEFORE_TOWNSHIP = Comparator.comparing(
                    (Candidate candidate) -> candidate.lead().kind().isTerritorial())
            .thenComparing(candidate -> candidate.entry().code());

    static CatalogueMatch find(
            @Nullable String categoryCode,
            @Nullable String areaCode,
            DispatchCatalogue catalogue,
            Directory directory,
            Exclusions exclusions) {
        LocalDate on = exclusions.on();
        String category =
                directory.category(categoryCode, on).map(Category::code).orElse(null);
        String area = directory.area(areaCode, on).isPresent() ? areaCode : null;
        List<Candidate> candidates = new ArrayList<>();
        List<PassedOver> passedOver = new ArrayList<>();
        for (CatalogueEntry entry : catalogue.covering(category, area, on)) {
            if (!candidates.isEmpty() && !entry.tiesWith(candidates.getFirst().entry())) {
                break;
            }
            Optional<Unit> lead = entry.leadKind() == LeadKind.TERRITORY
                    ? directory.territoryOf(area, on)
                    : directory.unit(entry.leadUnitCode(), on);
            Optional<Phrase> obstacle = obstacle(entry, lead, exclusions);
            if (obstacle.isPresent()) {
                passedOver.add(new PassedOver(entry, obstacle.get()));
            } else {
                lead.ifPresent(unit -> candidates.add(new Candidate(entry, unit)));
            }
        }
        candidates.sort(DEPARTMENT_BEFORE_TOWNSHIP);
        return new CatalogueMatch(
                candidates.stream().findFirst().map(first -> best(first, candidates, directory, exclusions)),
                passedOver);
    }

    private static Optional<Phrase> obstacle(CatalogueEntry entry, Optional<Unit> lead, Exclusions exclusions) {
        if (lead.isEmpty()) {
            return Optional.of(
                    entry.leadKind() == LeadKind.TERRITORY
                            ? new Phrase("本地没有苏木镇场", "there is no township or farm in the area")
                            : new Phrase(
                                    "主办单位 " + entry.leadUnitCode() + " 当日不在名录",
                                    "the lead " + entry.leadUnitCode() + " is not in the directory that day"));
        }
        Unit unit = lead.get();
        if (exclusions.excludes(unit.code())) {
            return Optional.of(
                    new Phrase(unit.name() + "是被反映的一方（FR-17）", unit.nameEn() + " is the one it is against (FR-17)"));
        }
        if (entry.leadKind() == LeadKind.DEPARTMENT && unit.kind().isTerritorial()) {
            return Optional.of(new Phrase(
                    "部门职责不下派" + unit.name() + "（FR-13）",
                    "a department's duty is not dispatched down to " + unit.nameEn() + " (FR-13)"));
        }
        return Optional.empty();
    }

    private static Best best(Candidate first, List<Candidate> tied, Directory directory, Exclusions exclusions) {
        Stream<Unit> named = first.entry().assistUnitCodes().stream()
                .flatMap(code -> directory.unit(code, exclusions.on()).stream())
                .filter(unit -> !unit.kind().isTerritorial() || first.entry().basisList() == BasisList.TOWNSHIP_DUTIES);
        Stream<Unit> others = tied.stream().skip(1).map(Candidate::lead);
        List<Unit> assists = Stream.concat(named, others)
                .filter(unit -> !unit.equals(first.lead()) && !exclusions.excludes(unit.code()))
                .distinct()
                .toList();
        return new Best(first.entry(), first.lead(), assists);
    }
}
