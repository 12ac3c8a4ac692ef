package hotline.dispatch.routing;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.directory.UnitKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Walks the whole space: every type by every target, category, area, first responder (with the matter settled on the
 * spot or not) and choice. What is expected is said anew here, with nothing of the router's own.
 */
class EveryRoutingTest {

    private static final Map<String, Unit> UNITS =
            Banner.UNITS.stream().collect(Collectors.toMap(Unit::code, Function.identity()));

    private static final List<String> TARGETS = Stream.concat(
                    Banner.UNITS.stream().map(Unit::code), Stream.of(null, "NIX"))
            .toList();
    private static final List<String> CATEGORIES =
            Arrays.asList(null, Banner.DEPARTMENT, Banner.TERRITORY, Banner.SPECIALIST, Banner.TIE, Banner.NO_ENTRY);
    private static final List<String> AREAS = Arrays.asList(null, "150522", Banner.TOWN, Banner.FARM, "999999");
    private static final List<String> RESPONDERS = Arrays.asList(null, Banner.DESK, "MZJ", Banner.TOWN, "GSG");
    private static final List<String> CHOICES =
            Arrays.asList(null, "MZJ", Banner.TOWN, Banner.FARM, "GSG", "CLINIC", "NIX");

    private record Case(RoutingRequest request, RoutingDecision decision) {}

    private static List<Case> all;

    @BeforeAll
    static void walk() {
        all = new ArrayList<>();
        for (TicketType type : TicketType.values()) {
            for (String target : TARGETS) {
                for (String category : CATEGORIES) {
                    for (String area : AREAS) {
                        for (String responder : RESPONDERS) {
                            for (String choice : CHOICES) {
                                Banner.RequestBuilder request = Banner.request(type, category)
                                        .against(target)
                                        .in(area)
                                        .by(responder)
                                        .chosen(choice);
                                all.add(routed(request.onTheSpot(false)));
                                all.add(routed(request.onTheSpot(true)));
                            }
                        }
                    }
                }
            }
        }
    }

    @AfterAll
    static void forget() {
        all = List.of();
    }

    private static Case routed(Banner.RequestBuilder request) {
        return new Case(request.build(), request.route());
    }

    @Test
    void everyRequestGetsOneDecisionAndTheSameOneAgain() {
        assertThat(all).hasSize(7 * 15 * 6 * 5 * 5 * 7 * 2);
        everywhere(each ->
                Router.route(each.request(), Banner.DIRECTORY, Banner.CATALOGUE).equals(each.decision()));
    }

    @Test
    void everyRuleDecidesSomewhere() {
        assertThat(all.stream().map(each -> each.decision().rule()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(RoutingRule.asked());
    }

    @Test
    void theLeadIsAKnownUnitExceptWhereNobodyLeads() {
        everywhere(each -> each.decision().rule() == RoutingRule.UNROUTED
                ? receivers(each.decision()).isEmpty()
                : UNITS.containsKey(each.decision().leadUnitCode()));
    }

    @Test
    void theAssistsAreKnownUnitsEachOnceAndNeverTheLead() {
        everywhere(each -> {
            List<String> assists = each.decision().assistUnitCodes();
            return UNITS.keySet().containsAll(assists)
                    && new HashSet<>(assists).size() == assists.size()
                    && assists.stream()
                            .noneMatch(code -> code.equals(each.decision().leadUnitCode()));
        });
    }

    @Test
    @Tag("FR-17")
    void aReportOrComplaintNeverReachesTheAccusedUnitOrOneBelowIt() {
        everywhere(each -> !accusesUnit(each.request())
                || receivers(each.decision()).stream()
                        .noneMatch(code -> isAtOrBelow(code, each.request().targetUnitCode())));
    }

    @Test
    @Tag("FR-17")
    void aReportOrComplaintAgainstAUnitGoesToTheUnitAboveAndNothingElseIsDecidedByThatRule() {
        everywhere(each -> {
            if (!accusesUnit(each.request())) {
                return each.decision().rule() != RoutingRule.FR_17_NEVER_TO_THE_ACCUSED;
            }
            String above = UNITS.get(each.request().targetUnitCode()).parentCode();
            return above == null
                    ? each.decision().rule() == RoutingRule.UNROUTED
                    : above.equals(each.decision().leadUnitCode())
                            && each.decision().rule() == RoutingRule.FR_17_NEVER_TO_THE_ACCUSED;
        });
    }

    @Test
    @Tag("FR-17")
    void whatIsAgainstABusinessOrPersonsNeverReachesTheOneNamed() {
        everywhere(each -> {
            Unit target = UNITS.get(each.request().targetUnitCode());
            boolean against = target != null
                    && (target.kind() == UnitKind.COMPANY || target.kind() == UnitKind.TEAM)
                    && each.request().type() != TicketType.PRAISE;
            return !against || !receivers(each.decision()).contains(target.code());
        });
    }

    @Test
    void praiseReachesTheUnitPraised() {
        everywhere(each -> {
            String praised = each.request().targetUnitCode();
            return each.request().type() != TicketType.PRAISE
                    || !UNITS.containsKey(praised)
                    || praised.equals(each.decision().leadUnitCode());
        });
    }

    @Test
    @Tag("FR-13")
    void aDepartmentsOwnDutyNeverGoesDownToATownshipOrFarm() {
        Set<RoutingRule> byDuty =
                Set.of(RoutingRule.OPERATORS_CHOICE, RoutingRule.DISPATCH_CATALOGUE, RoutingRule.FR_14_FALLBACK);
        everywhere(each -> {
            String category = each.request().categoryCode();
            boolean duty = Banner.DEPARTMENT.equals(category) || Banner.TIE.equals(category);
            return !(duty
                    && byDuty.contains(each.decision().rule())
                    && isTerritorial(each.decision().leadUnitCode()));
        });
    }

    @Test
    @Tag("FR-13")
    void aTownshipOrFarmAssistsOnlyWhereItStandsOnItsList() {
        everywhere(each -> Banner.TIE.equals(each.request().categoryCode())
                || each.decision().assistUnitCodes().stream().noneMatch(EveryRoutingTest::isTerritorial));
    }

    @Test
    @Tag("FR-15")
    void whatGoesStraightToATownshipIsCopiedToTheBannerGovernmentAndNothingElseIs() {
        everywhere(each -> {
            Unit lead = UNITS.get(each.decision().leadUnitCode());
            boolean township = lead != null && lead.kind() == UnitKind.TOWNSHIP;
            return each.decision().copyUnitCodes().equals(township ? List.of("QZF") : List.of());
        });
    }

    @Test
    @Tag("FR-2")
    void ownDutyIsThatOfTheFirstRespondersUnitAndNeverOfTheDesk() {
        everywhere(each -> {
            String own = each.request().firstResponderUnitCode();
            return each.decision().rule() != RoutingRule.FR_2_OWN_DUTY
                    || (own != null && own.equals(each.decision().leadUnitCode()) && !own.equals(Banner.DESK));
        });
    }

    @Test
    @Tag("FR-2")
    void theOwnDutyOfTheFirstRespondersUnitIsNeverTakenFromIt() {
        everywhere(each -> {
            boolean own = "MZJ".equals(each.request().firstResponderUnitCode())
                    && Banner.DEPARTMENT.equals(each.request().categoryCode());
            boolean earlier = accusesUnit(each.request())
                    || (each.request().type() == TicketType.PRAISE
                            && UNITS.containsKey(each.request().targetUnitCode()));
            return !own || earlier || each.decision().rule() == RoutingRule.FR_2_OWN_DUTY;
        });
    }

    @Test
    @Tag("FR-14")
    void nothingInAKnownAreaIsUnroutedUnlessOnlyAUnitAboveMayHaveIt() {
        Set<String> known = Banner.AREAS.stream().map(area -> area.code()).collect(Collectors.toSet());
        everywhere(each -> each.decision().rule() != RoutingRule.UNROUTED
                || !known.contains(each.request().areaCode())
                || accusesUnit(each.request()));
    }

    @Test
    @Tag("FR-19")
    void theTraceNamesEveryRuleUpToTheOneThatDecidedWithWhy() {
        everywhere(each -> {
            List<TraceStep> trace = each.decision().trace();
            List<RoutingRule> expected = RoutingRule.asked().stream()
                    .filter(rule -> rule.compareTo(each.decision().rule()) <= 0)
                    .toList();
            return trace.stream().map(TraceStep::rule).toList().equals(expected)
                    && trace.stream()
                            .allMatch(step -> step.taken()
                                            == (step.rule() == each.decision().rule())
                                    && !step.why().zh().isBlank()
                                    && !step.why().en().isBlank());
        });
    }

    @Test
    @Tag("FR-19")
    void theWordsNameEveryUnitAndTheEntry() {
        everywhere(each -> {
            List<String> named = new ArrayList<>(receivers(each.decision()));
            if (each.decision().entryCode() != null) {
                named.add(each.decision().entryCode());
            }
            String zh = each.decision().text().zh();
            String en = each.decision().text().en();
            return named.stream().allMatch(code -> zh.contains(code) && en.contains(code))
                    && zh.endsWith("。")
                    && !zh.contains("。。")
                    && en.endsWith(".")
                    && !en.contains("..");
        });
    }

    @Test
    @Tag("FR-19")
    void theWordsAndTheTraceSayThatAChoiceWasNotFollowed() {
        everywhere(each -> {
            String choice = each.request().chosenUnitCode();
            boolean followed = choice == null || choice.equals(each.decision().leadUnitCode());
            String zh = each.decision().text().zh();
            boolean said = zh.contains(choice + "没有采用：")
                    && each.decision().text().en().contains("was not followed: ")
                    && each.decision().trace().stream()
                            .anyMatch(step -> step.rule() == RoutingRule.OPERATORS_CHOICE
                                    || step.why().zh().contains(choice + "没有采用"));
            return followed ? !zh.contains("没有采用") : said;
        });
    }

    private static void everywhere(Predicate<Case> rule) {
        assertThat(all.parallelStream().filter(rule.negate()).findAny()).isEmpty();
    }

    private static boolean accusesUnit(RoutingRequest request) {
        Unit target = UNITS.get(request.targetUnitCode());
        return target != null
                && target.kind() != UnitKind.COMPANY
                && target.kind() != UnitKind.TEAM
                && (request.type() == TicketType.REPORT || request.type() == TicketType.COMPLAINT);
    }

    private static boolean isAtOrBelow(String code, String ancestor) {
        for (Unit unit = UNITS.get(code); unit != null; unit = UNITS.get(unit.parentCode())) {
            if (unit.code().equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTerritorial(String code) {
        Unit unit = UNITS.get(code);
        return unit != null && (unit.kind() == UnitKind.TOWNSHIP || unit.kind() == UnitKind.FARM);
    }

    private static Set<String> receivers(RoutingDecision decision) {
        Set<String> receivers = new HashSet<>(decision.assistUnitCodes());
        receivers.addAll(decision.copyUnitCodes());
        if (decision.leadUnitCode() != null) {
            receivers.add(decision.leadUnitCode());
        }
        return receivers;
    }
}
