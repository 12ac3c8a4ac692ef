package hotline.dispatch.routing;

import static hotline.dispatch.directory.TicketType.COMPLAINT;
import static hotline.dispatch.directory.TicketType.HELP;
import static hotline.dispatch.directory.TicketType.PRAISE;
import static hotline.dispatch.directory.TicketType.REPORT;
import static hotline.dispatch.directory.TicketType.SUGGESTION;
import static hotline.dispatch.routing.Banner.DEPARTMENT;
import static hotline.dispatch.routing.Banner.FARM;
import static hotline.dispatch.routing.Banner.NO_ENTRY;
import static hotline.dispatch.routing.Banner.SPECIALIST;
import static hotline.dispatch.routing.Banner.TERRITORY;
import static hotline.dispatch.routing.Banner.TIE;
import static hotline.dispatch.routing.Banner.TOWN;
import static hotline.dispatch.routing.Banner.entry;
import static hotline.dispatch.routing.Banner.request;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.UnitKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One example for each rule of the router and for each way past it, with what the trace says. */
class RouterTest {

    @Test
    @Tag("FR-17")
    void aComplaintAgainstAUnitGoesToTheNearestUnitAboveAndTheChoiceIsNotFollowed() {
        RoutingDecision decision = request(COMPLAINT, DEPARTMENT)
                .against("MZJ")
                .chosen("MZJ")
                .by("MZJ")
                .route();

        assertThat(decision.leadUnitCode()).isEqualTo("QZF");
        assertThat(decision.assistUnitCodes()).isEmpty();
        assertThat(decision.rule()).isEqualTo(RoutingRule.FR_17_NEVER_TO_THE_ACCUSED);
        assertThat(decision.trace())
                .singleElement()
                .satisfies(step -> assertThat(step.why().zh())
                        .isEqualTo("反映的是单位MZJ，不交被反映的单位和它的下级，由上级单位QZF办理（FR-17）。" + "选定的单位MZJ没有采用：先适用FR-17不交被反映单位办理。"));
    }

    @Test
    @Tag("FR-17")
    void againstTheBannerGovernmentItGoesToTheCity() {
        assertThat(request(REPORT, DEPARTMENT).against("QZF").route().leadUnitCode())
                .isEqualTo("TLS");
    }

    @Test
    @Tag("FR-17")
    void againstWhoHasNobodyAboveItIsRoutedByHandAndByNoOtherRule() {
        RoutingDecision decision = request(REPORT, DEPARTMENT)
                .against("TLS")
                .chosen("MZJ")
                .by("MZJ")
                .route();

        assertThat(decision.rule()).isEqualTo(RoutingRule.UNROUTED);
        assertThat(why(decision, RoutingRule.FR_17_NEVER_TO_THE_ACCUSED)).isEqualTo("单位TLS之上没有可以办理的单位");
        assertThat(decision.trace().subList(1, 6))
                .allMatch(step -> step.why().zh().equals("反映的是单位，只能交其上级（FR-17）"));
    }

    @Test
    @Tag("FR-17")
    void unitsInACircleDoNotGetTheirOwnComplaints() {
        Directory circle = Directory.of(
                List.of(
                        Banner.unit("A", UnitKind.DEPARTMENT, "B", null),
                        Banner.unit("B", UnitKind.DEPARTMENT, "A", null)),
                Banner.AREAS,
                List.of(),
                Banner.CATEGORIES);

        assertThat(request(COMPLAINT, DEPARTMENT)
                        .against("A")
                        .route(circle, Banner.CATALOGUE)
                        .rule())
                .isEqualTo(RoutingRule.UNROUTED);
    }

    @Test
    @Tag("FR-17")
    void aComplaintAgainstACompanyIsRoutedAsUsualButNotToIt() {
        RoutingDecision decision = request(COMPLAINT, SPECIALIST)
                .against("GSG")
                .chosen("GSG")
                .by("GSG")
                .route();

        assertThat(decision.leadUnitCode()).isEqualTo("MZJ");
        assertThat(decision.entryCode()).isEqualTo("E03");
        assertThat(why(decision, RoutingRule.FR_17_NEVER_TO_THE_ACCUSED)).isEqualTo("反映的是单位GSG，按常规派单，只是不交给它");
        assertThat(why(decision, RoutingRule.FR_2_OWN_DUTY)).isEqualTo("单位GSG是被反映的一方（FR-17）");
        assertThat(why(decision, RoutingRule.OPERATORS_CHOICE)).isEqualTo("单位GSG是被反映的一方（FR-17）");
        assertThat(why(decision, RoutingRule.DISPATCH_CATALOGUE)).endsWith("未用的条目：E03A 单位GSG是被反映的一方（FR-17）。");
        assertThat(decision.text().zh()).doesNotContain("未用的条目");
    }

    @Test
    @Tag("FR-17")
    void theCompanyNamedDoesNotAssistEither() {
        assertThat(request(HELP, DEPARTMENT).against("GSG").route().assistUnitCodes())
                .containsExactly("SFJ");
        assertThat(request(HELP, DEPARTMENT).route().assistUnitCodes()).containsExactly("SFJ", "GSG");
        assertThat(request(COMPLAINT, SPECIALIST).against("LKX").route().assistUnitCodes())
                .containsExactly("MZJ");
    }

    @Test
    @Tag("FR-17")
    void aNameWithoutAUnitIsRoutedAsUsual() {
        RoutingDecision decision =
                request(COMPLAINT, DEPARTMENT).againstOneNamed().route();

        assertThat(decision.leadUnitCode()).isEqualTo("MZJ");
        assertThat(why(decision, RoutingRule.FR_17_NEVER_TO_THE_ACCUSED)).isEqualTo("反映的是企业或个人，按常规派单");
    }

    @Test
    @Tag("FR-17")
    void aFallbackThatIsTheOneNamedIsPassedOverForTheAreaAbove() {
        assertThat(request(HELP, NO_ENTRY).in(FARM).route().leadUnitCode()).isEqualTo("GSG");
        assertThat(request(HELP, NO_ENTRY).in(FARM).against("GSG").route().leadUnitCode())
                .isEqualTo("QZF");
    }

    @Test
    void praiseGoesToTheUnitPraisedEvenACompanyAndElseByTheCatalogue() {
        assertThat(request(PRAISE, DEPARTMENT).against("GSG").route())
                .extracting(RoutingDecision::rule, RoutingDecision::leadUnitCode)
                .containsExactly(RoutingRule.PRAISED_UNIT, "GSG");
        RoutingDecision decision = request(PRAISE, DEPARTMENT).route();
        assertThat(decision.rule()).isEqualTo(RoutingRule.DISPATCH_CATALOGUE);
        assertThat(why(decision, RoutingRule.PRAISED_UNIT)).isEqualTo("没有写明受表扬的单位");
        assertThat(request(PRAISE, DEPARTMENT).against("NIX").route().leadUnitCode())
                .isEqualTo("MZJ");
    }

    @Test
    @Tag("FR-2")
    void theOwnDutyOfTheFirstRespondersUnitStaysThereWhateverWasChosen() {
        RoutingDecision decision =
                request(HELP, DEPARTMENT).by("MZJ").chosen("SFJ").route();

        assertThat(decision.rule()).isEqualTo(RoutingRule.FR_2_OWN_DUTY);
        assertThat(decision.leadUnitCode()).isEqualTo("MZJ");
        assertThat(decision.assistUnitCodes()).containsExactly("SFJ", "GSG");
        assertThat(decision.entryCode()).isEqualTo("E01");
        assertThat(decision.text().zh())
                .isEqualTo("这件事是首问单位单位MZJ的本职（FR-2，派单目录E01条（权责清单“事项E01”）），由它直接办理，单位SFJ、单位GSG协办。"
                        + "选定的单位SFJ没有采用：先适用FR-2首问单位本职。");
    }

    @Test
    @Tag("FR-2")
    void anAssistOwnsTheDutyOnlyWhenItSettlesTheMatterOnTheSpot() {
        RoutingDecision settled =
                request(HELP, DEPARTMENT).by("SFJ").onTheSpot(true).route();
        assertThat(settled)
                .extracting(
                        RoutingDecision::rule,
                        RoutingDecision::leadUnitCode,
                        RoutingDecision::entryCode,
                        RoutingDecision::assistUnitCodes)
                .containsExactly(RoutingRule.FR_2_OWN_DUTY, "SFJ", "E01", List.of());

        RoutingDecision open =
                request(HELP, DEPARTMENT).by("SFJ").onTheSpot(false).route();
        assertThat(open.leadUnitCode()).isEqualTo("MZJ");
        assertThat(why(open, RoutingRule.FR_2_OWN_DUTY)).isEqualTo("不是首问单位单位SFJ的本职，按派单目录E01由单位MZJ主办");
    }

    @Test
    @Tag("FR-2")
    void settlingSomebodyElsesMatterOnTheSpotIsNoOwnDuty() {
        assertThat(request(HELP, DEPARTMENT).by("LKX").onTheSpot(true).route().leadUnitCode())
                .isEqualTo("MZJ");
    }

    @Test
    @Tag("FR-2")
    void withoutAnEntryTheUnitChosenIsTheOwnDutyIfItIsTheOwnUnit() {
        assertThat(request(HELP, NO_ENTRY).by("SFJ").chosen("SFJ").route().rule())
                .isEqualTo(RoutingRule.FR_2_OWN_DUTY);
        assertThat(request(HELP, NO_ENTRY).by("SFJ").chosen("MZJ").route().rule())
                .isEqualTo(RoutingRule.OPERATORS_CHOICE);
        RoutingDecision decision = request(HELP, NO_ENTRY).by("SFJ").route();
        assertThat(decision.rule()).isEqualTo(RoutingRule.FR_14_FALLBACK);
        assertThat(why(decision, RoutingRule.FR_2_OWN_DUTY)).isEqualTo("派单目录没有对应条目，选定的也不是首问单位单位SFJ");
    }

    @Test
    @Tag("FR-2")
    void theDeskIsNoOwnDutyNeitherByEntryNorByChoice() {
        RoutingDecision decision = request(HELP, DEPARTMENT)
                .route(entry("E", "01").led(Banner.DESK).build());

        assertThat(decision.rule()).isEqualTo(RoutingRule.DISPATCH_CATALOGUE);
        assertThat(decision.leadUnitCode()).isEqualTo(Banner.DESK);
        assertThat(why(decision, RoutingRule.FR_2_OWN_DUTY)).isEqualTo("首问责任人在热线话务岗，不作本职");
        assertThat(request(HELP, NO_ENTRY).chosen(Banner.DESK).route().rule()).isEqualTo(RoutingRule.OPERATORS_CHOICE);
    }

    @Test
    @Tag("FR-2")
    void aFirstResponderWithoutAKnownUnitHasNoOwnDuty() {
        assertThat(why(request(HELP, DEPARTMENT).by(null).route(), RoutingRule.FR_2_OWN_DUTY))
                .isEqualTo("首问责任人没有所在单位");
        assertThat(why(request(HELP, DEPARTMENT).by("NIX").route(), RoutingRule.FR_2_OWN_DUTY))
                .isEqualTo("单位 NIX 当日不在名录");
    }

    @Test
    @Tag("FR-13")
    void aTownshipChosenForADepartmentsDutyIsNotFollowedAndTheDecisionSaysSo() {
        RoutingDecision decision = request(HELP, DEPARTMENT).chosen(TOWN).route();

        assertThat(decision.leadUnitCode()).isEqualTo("MZJ");
        assertThat(decision.rule()).isEqualTo(RoutingRule.DISPATCH_CATALOGUE);
        assertThat(decision.text().zh())
                .isEqualTo("这件事由单位MZJ主办，单位SFJ、单位GSG协办，依据是派单目录E01条（权责清单“事项E01”）。"
                        + "选定的单位150522100没有采用：按派单目录E01这是单位MZJ的职责，部门职责不下派单位150522100（FR-13）。");
        assertThat(decision.text().en()).contains("is not dispatched down to unit 150522100 (FR-13)");
        assertThat(request(HELP, DEPARTMENT).chosen(FARM).route().leadUnitCode())
                .isEqualTo("MZJ");
    }

    @Test
    @Tag("FR-13")
    void aTownshipMayBeChosenForWhatIsNoDepartmentsDuty() {
        assertThat(request(HELP, TERRITORY).chosen("150522101").route().leadUnitCode())
                .isEqualTo("150522101");
        assertThat(request(HELP, NO_ENTRY).chosen("150522101").route().leadUnitCode())
                .isEqualTo("150522101");
        assertThat(request(HELP, SPECIALIST).chosen("150522101").route().leadUnitCode())
                .isEqualTo("150522101");
    }

    @Test
    @Tag("FR-13")
    void anEntryThatHandsADepartmentsDutyDownIsPassedOver() {
        RoutingDecision decision = request(HELP, DEPARTMENT)
                .route(
                        entry("E1", "01").led("MZJ").assisted(TOWN, "SFJ").build(),
                        entry("E2", DEPARTMENT).led(TOWN).build());

        assertThat(decision.leadUnitCode()).isEqualTo("MZJ");
        assertThat(decision.assistUnitCodes()).containsExactly("SFJ");
        assertThat(why(decision, RoutingRule.DISPATCH_CATALOGUE)).contains("E2 部门职责不下派单位150522100（FR-13）");
    }

    @Test
    @Tag("FR-13")
    void aTownshipAssistsWhereItStandsOnItsList() {
        assertThat(request(HELP, DEPARTMENT)
                        .route(entry("E1", "01")
                                .led("MZJ")
                                .onTheTownshipsList()
                                .assisted(TOWN)
                                .build())
                        .assistUnitCodes())
                .containsExactly(TOWN);
    }

    @Test
    void theOperatorsChoiceIsFollowedAndKeepsTheAssistsWhereItIsTheLeadOfTheEntry() {
        RoutingDecision other = request(HELP, DEPARTMENT).chosen("LKX").route();
        assertThat(other)
                .extracting(
                        RoutingDecision::rule,
                        RoutingDecision::leadUnitCode,
                        RoutingDecision::entryCode,
                        RoutingDecision::assistUnitCodes)
                .containsExactly(RoutingRule.OPERATORS_CHOICE, "LKX", null, List.of());

        RoutingDecision same = request(HELP, DEPARTMENT).chosen("MZJ").route();
        assertThat(same)
                .extracting(
                        RoutingDecision::rule,
                        RoutingDecision::leadUnitCode,
                        RoutingDecision::entryCode,
                        RoutingDecision::assistUnitCodes)
                .containsExactly(RoutingRule.OPERATORS_CHOICE, "MZJ", "E01", List.of("SFJ", "GSG"));
    }

    @Test
    void anUnknownChoiceIsNotFollowed() {
        RoutingDecision decision = request(HELP, DEPARTMENT).chosen("NIX").route();

        assertThat(decision.rule()).isEqualTo(RoutingRule.DISPATCH_CATALOGUE);
        assertThat(decision.text().zh()).endsWith("选定的NIX没有采用：单位 NIX 当日不在名录。");
    }

    @Test
    @Tag("FR-12")
    void theLongestCategoryThenTheLongestAreaThenThePriorityWins() {
        CatalogueEntry branch =
                entry("A", "01").led("MZJ").in(TOWN).priority(99).build();
        CatalogueEntry leaf = entry("B", DEPARTMENT).led("SFJ").priority(50).build();
        CatalogueEntry leafInBanner =
                entry("C", DEPARTMENT).led("LKX").in("150522").priority(9).build();
        CatalogueEntry leafInTown = entry("D", DEPARTMENT).led("GDG").in(TOWN).build();
        CatalogueEntry leafInTownFirst =
                entry("E", DEPARTMENT).led("GSG").in(TOWN).priority(1).build();

        assertThat(request(HELP, DEPARTMENT).route(branch).entryCode()).isEqualTo("A");
        assertThat(request(HELP, DEPARTMENT).route(branch, leaf).entryCode()).isEqualTo("B");
        assertThat(request(HELP, DEPARTMENT).route(branch, leaf, leafInBanner).entryCode())
                .isEqualTo("C");
        assertThat(request(HELP, DEPARTMENT)
                        .route(branch, leaf, leafInBanner, leafInTown)
                        .entryCode())
                .isEqualTo("D");
        assertThat(request(HELP, DEPARTMENT).route(branch, leaf, leafInBanner, leafInTown, leafInTownFirst))
                .extracting(RoutingDecision::entryCode, RoutingDecision::assistUnitCodes)
                .containsExactly("E", List.of());
        assertThat(request(HELP, DEPARTMENT)
                        .in("150522101")
                        .route(branch, leaf, leafInTown)
                        .entryCode())
                .isEqualTo("B");
        assertThat(request(HELP, DEPARTMENT).in(null).route(branch, leafInTown).rule())
                .isEqualTo(RoutingRule.UNROUTED);
    }

    @Test
    @Tag("FR-12")
    void inATieADepartmentLeadsBeforeATownshipWhichAssists() {
        assertThat(request(HELP, TIE).route())
                .extracting(RoutingDecision::leadUnitCode, RoutingDecision::entryCode, RoutingDecision::assistUnitCodes)
                .containsExactly("MZJ", "E04A", List.of("CLINIC", TOWN));
        assertThat(request(HELP, TIE).in(FARM).route().assistUnitCodes()).containsExactly("CLINIC", FARM);
    }

    @Test
    @Tag("FR-12")
    void inATieOfDepartmentsTheLowerEntryCodeLeads() {
        RoutingDecision decision = request(HELP, DEPARTMENT)
                .route(
                        entry("B", DEPARTMENT).led("MZJ").assisted("LKX").build(),
                        entry("A", DEPARTMENT).led("SFJ").assisted("MZJ").build(),
                        entry("C", DEPARTMENT).led("SFJ").build());

        assertThat(decision)
                .extracting(RoutingDecision::leadUnitCode, RoutingDecision::entryCode, RoutingDecision::assistUnitCodes)
                .containsExactly("SFJ", "A", List.of("MZJ"));
    }

    @Test
    @Tag("FR-12")
    void aTerritoryLeadsInItsAreaAndIsPassedOverWhereThereIsNoTownship() {
        assertThat(request(HELP, TERRITORY).route().leadUnitCode()).isEqualTo(TOWN);
        assertThat(request(HELP, TERRITORY).in(FARM).route().leadUnitCode()).isEqualTo(FARM);

        RoutingDecision decision = request(HELP, TERRITORY).in("150522").route();
        assertThat(decision.rule()).isEqualTo(RoutingRule.FR_14_FALLBACK);
        assertThat(why(decision, RoutingRule.DISPATCH_CATALOGUE)).isEqualTo("“类别0201”的条目都不能用：E02 本地没有苏木镇场");
    }

    @Test
    @Tag("FR-12")
    void anEntryWhoseUnitIsGoneIsPassedOverAndAnEntryOfAnotherDayDoesNotCount() {
        CatalogueEntry old = entry("A", DEPARTMENT).led("SFJ").build();
        CatalogueEntry ended = new CatalogueEntry(
                "B",
                DEPARTMENT,
                null,
                LeadKind.DEPARTMENT,
                "SFJ",
                List.of(),
                5,
                BasisList.THREE_FIXES,
                "事项",
                null,
                old.effectiveFrom(),
                Banner.TODAY);
        RoutingDecision decision = request(HELP, DEPARTMENT)
                .route(entry("C", DEPARTMENT).led("GONE").priority(9).build(), ended, old);

        assertThat(decision.entryCode()).isEqualTo("A");
        assertThat(why(decision, RoutingRule.DISPATCH_CATALOGUE)).contains("C 主办单位 GONE 当日不在名录");
    }

    @Test
    @Tag("FR-15")
    void whatGoesStraightToATownshipIsCopiedToTheBannerGovernment() {
        RoutingDecision decision = request(HELP, TERRITORY).route();

        assertThat(decision.copyUnitCodes()).containsExactly("QZF");
        assertThat(decision.text().zh()).endsWith("同时抄送单位QZF督办。");
        assertThat(request(HELP, TERRITORY).in(FARM).route().copyUnitCodes()).isEmpty();
        assertThat(request(HELP, DEPARTMENT).route().copyUnitCodes()).isEmpty();
        assertThat(request(COMPLAINT, NO_ENTRY).against("CLINIC").route())
                .extracting(RoutingDecision::leadUnitCode, RoutingDecision::copyUnitCodes)
                .containsExactly(TOWN, List.of("QZF"));
    }

    @Test
    @Tag("FR-15")
    void aBannerGovernmentThatAssistsAlreadyGetsNoCopy() {
        assertThat(request(HELP, TERRITORY)
                        .route(entry("A", TERRITORY).territory().assisted("QZF").build())
                        .copyUnitCodes())
                .isEmpty();
    }

    @Test
    @Tag("FR-14")
    void withoutAUnitTheAreasFallbackTakesItOrThatOfTheAreaAbove() {
        RoutingDecision decision = request(HELP, null).route();

        assertThat(decision.rule()).isEqualTo(RoutingRule.FR_14_FALLBACK);
        assertThat(decision.leadUnitCode()).isEqualTo("QZF");
        assertThat(decision.text().zh()).isEqualTo("还没有明确的承办单位，先由区域150522100的兜底单位单位QZF接办（FR-14）。");
        assertThat(why(decision, RoutingRule.DISPATCH_CATALOGUE)).isEqualTo("没有写明类别，或类别不在名录");
        assertThat(request(HELP, null).in("150522").route().leadUnitCode()).isEqualTo("QZF");
        assertThat(request(HELP, null).in("150522101").route().leadUnitCode()).isEqualTo("QZF");
    }

    @Test
    @Tag("FR-7")
    void withNeitherUnitNorAreaItWaitsForADispatcherAndTheCallerIsTold() {
        RoutingDecision decision = request(HELP, NO_ENTRY).in(null).route();

        assertThat(decision.rule()).isEqualTo(RoutingRule.UNROUTED);
        assertThat(decision.leadUnitCode()).isNull();
        assertThat(decision.text().zh()).isEqualTo("现在还定不了由哪个单位承办，已转派单员人工派单，派定后会告诉您。");
        assertThat(why(decision, RoutingRule.DISPATCH_CATALOGUE)).isEqualTo("派单目录没有“类别0501”的条目");
        assertThat(why(decision, RoutingRule.FR_14_FALLBACK)).isEqualTo("没有写明区域，或区域不在名录");
    }

    @Test
    @Tag("FR-7")
    void anAreaWithoutAFallbackIsSaidSo() {
        Directory without =
                Directory.of(Banner.UNITS, List.of(Banner.area(TOWN, null, "GONE")), List.of(), Banner.CATEGORIES);

        RoutingDecision decision = request(HELP, null).route(without, Banner.CATALOGUE);

        assertThat(decision.rule()).isEqualTo(RoutingRule.UNROUTED);
        assertThat(why(decision, RoutingRule.FR_14_FALLBACK)).isEqualTo("区域150522100没有可以接办的兜底单位");
    }

    @Test
    @Tag("FR-19")
    void theWordsReadWellInEnglishToo() {
        assertThat(request(HELP, DEPARTMENT).by("MZJ").route().text().en())
                .isEqualTo("This is the own duty of the first responder's unit (FR-2, catalogue entry E01"
                        + " (list of powers and duties: 事项E01)): unit MZJ handles it at once,"
                        + " with the help of unit SFJ, unit GSG.");
        assertThat(request(HELP, TERRITORY).route().text().en())
                .isEqualTo("unit 150522100 handles this, with the help of unit SFJ, by catalogue entry E02"
                        + " (list of township duties: 事项E02). A copy goes to unit QZF, which supervises.");
        assertThat(request(COMPLAINT, DEPARTMENT)
                        .against("MZJ")
                        .chosen("MZJ")
                        .route()
                        .text()
                        .en())
                .isEqualTo("This is against unit MZJ; by rule FR-17 it goes neither to that unit nor below it,"
                        + " but to unit QZF above. The choice of unit MZJ was not followed:"
                        + " FR-17, never to the accused, comes first.");
        assertThat(why(request(SUGGESTION, DEPARTMENT).against("MZJ").route(), RoutingRule.FR_17_NEVER_TO_THE_ACCUSED))
                .isEqualTo("建议不是投诉举报，按常规派单");
    }

    @Test
    @Tag("FR-19")
    void everyRuleHasItsNumberAndWords() {
        assertThat(RoutingRule.values()).allSatisfy(rule -> {
            assertThat(rule.number()).matches("FR-\\d+|§6");
            assertThat(rule.zh()).isNotBlank();
            assertThat(rule.en()).isNotBlank();
        });
        assertThat(Stream.of(LeadKind.values()).map(LeadKind::zh)).containsExactly("行业", "属地", "专责");
        assertThat(Stream.of(LeadKind.values()).map(LeadKind::en))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    private static String why(RoutingDecision decision, RoutingRule rule) {
        return decision.trace().stream()
                .filter(step -> step.rule() == rule)
                .findFirst()
                .orElseThrow()
                .why()
                .zh();
    }
}
