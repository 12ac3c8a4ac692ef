package hotline.dispatch.routing;

import hotline.dispatch.directory.Area;
import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Unit;
import hotline.outcome.Phrase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the {@link RoutingRule}s in their order; the first that can answer decides (rulebook §5). Pure, total and
 * deterministic: the same request, directory and catalogue give the same decision, and every request gets one.
 */
public final class Router {

    private final RoutingRequest request;
    private final Directory directory;
    private final LocalDate on;
    private final Exclusions exclusions;
    private final CatalogueMatch match;

    private Router(RoutingRequest request, Directory directory, DispatchCatalogue catalogue) {
        this.request = request;
        this.directory = directory;
        this.on = request.date();
        this.exclusions = new Exclusions(request.type(), request.targetUnitCode(), directory, on);
        this.match = CatalogueMatch.find(request.categoryCode(), request.areaCode(), catalogue, directory, exclusions);
    }

    /** Which unit leads, who assists, who is sent a copy, and why. */
    public static RoutingDecision route(RoutingRequest request, Directory directory, DispatchCatalogue catalogue) {
        return new Router(request, directory, catalogue).decide();
    }

    private RoutingDecision decide() {
        List<TraceStep> trace = new ArrayList<>();
        for (RoutingRule rule : RoutingRule.asked()) {
            Answer answer = ask(rule);
            if (answer.taken()) {
                return decision(rule, answer, trace);
            }
            trace.add(new TraceStep(rule, false, answer.why()));
        }
        throw new IllegalStateException("UNROUTED takes what every other rule passes over");
    }

    private Answer ask(RoutingRule rule) {
        boolean onlyAbove = exclusions.accusesUnit()
                && rule != RoutingRule.FR_17_NEVER_TO_THE_ACCUSED
                && rule != RoutingRule.UNROUTED;
        if (onlyAbove) {
            return Answer.passedOver(RoutingText.ONLY_ABOVE);
        }
        return switch (rule) {
            case FR_17_NEVER_TO_THE_ACCUSED -> aboveTheAccused();
            case PRAISED_UNIT -> praisedUnit();
            case FR_2_OWN_DUTY -> ownDuty();
            case OPERATORS_CHOICE -> operatorsChoice();
            case DISPATCH_CATALOGUE -> catalogue();
            case FR_14_FALLBACK -> fallback();
            case UNROUTED -> Answer.nobody(RoutingText.UNROUTED);
            case RECORDED -> throw new IllegalStateException("the router is not asked what is recorded");
        };
    }

    private Answer aboveTheAccused() {
        if (!exclusions.accusesUnit()) {
            return Answer.passedOver(RoutingText.accusesNoUnit(request, exclusions.target()));
        }
        Unit target = exclusions.target().orElseThrow();
        return exclusions
                .nearestAbove()
                .map(above -> Answer.leadBy(above, RoutingText.aboveTheAccused(target, above)))
                .orElseGet(() -> Answer.passedOver(RoutingText.nobodyAbove(target)));
    }

    private Answer praisedUnit() {
        if (request.type() != TicketType.PRAISE) {
            return Answer.passedOver(RoutingText.NO_PRAISE);
        }
        return exclusions
                .target()
                .map(praised -> Answer.leadBy(praised, RoutingText.praised(praised)))
                .orElseGet(() -> Answer.passedOver(RoutingText.NOBODY_PRAISED));
    }

    private Answer ownDuty() {
        String code = request.firstResponderUnitCode();
        if (code == null) {
            return Answer.passedOver(RoutingText.NO_FIRST_RESPONDERS_UNIT);
        }
        if (directory.current(code, on).equals(directory.current(request.deskUnitCode(), on))) {
            return Answer.passedOver(RoutingText.DESK);
        }
        Optional<Unit> known = directory.unit(code, on);
        if (known.isEmpty()) {
            return Answer.passedOver(RoutingText.unknownUnit(code));
        }
        Unit own = known.get();
        if (exclusions.excludes(code)) {
            return Answer.passedOver(RoutingText.excluded(own));
        }
        if (match.best().isPresent()) {
            return ownDutyByCatalogue(own, match.best().get());
        }
        String chosen = request.chosenUnitCode();
        return chosen != null && own.code().equals(directory.current(chosen, on))
                ? Answer.leadBy(own, RoutingText.ownDutyAsChosen(own))
                : Answer.passedOver(RoutingText.noEntryAndNotChosen(own));
    }

    private Answer ownDutyByCatalogue(Unit own, CatalogueMatch.Best best) {
        if (best.lead().code().equals(own.code())) {
            return Answer.leadBy(
                    own, best.assists(), best.entry(), RoutingText.ownDuty(own, best.assists(), best.entry()));
        }
        if (request.onTheSpot() && best.assistedBy(own.code())) {
            return Answer.leadBy(own, List.of(), best.entry(), RoutingText.settledAsAssist(own, best.entry()));
        }
        return Answer.passedOver(RoutingText.notOwnDuty(own, best));
    }

    private Answer operatorsChoice() {
        String code = request.chosenUnitCode();
        if (code == null) {
            return Answer.passedOver(RoutingText.NO_CHOICE);
        }
        Optional<Unit> known = directory.unit(code, on);
        if (known.isEmpty()) {
            return Answer.passedOver(RoutingText.unknownUnit(code));
        }
        Unit chosen = known.get();
        if (exclusions.excludes(code)) {
            return Answer.passedOver(RoutingText.excluded(chosen));
        }
        if (match.best().isEmpty()) {
            return Answer.leadBy(chosen, RoutingText.chosen(chosen));
        }
        CatalogueMatch.Best best = match.best().get();
        if (chosen.kind().isTerritorial() && best.entry().leadKind() == LeadKind.DEPARTMENT) {
            return Answer.passedOver(RoutingText.notDownTo(chosen, best));
        }
        return best.lead().equals(chosen)
                ? Answer.leadBy(
                        chosen,
                        best.assists(),
                        best.entry(),
                        RoutingText.chosenAsInCatalogue(chosen, best.assists(), best.entry()))
                : Answer.leadBy(chosen, RoutingText.chosen(chosen));
    }

    private Answer catalogue() {
        if (match.best().isEmpty()) {
            return Answer.passedOver(
                    RoutingText.noEntry(directory.category(request.categoryCode(), on), match.passedOver()));
        }
        CatalogueMatch.Best best = match.best().get();
        return Answer.leadBy(best.lead(), best.assists(), best.entry(), RoutingText.byCatalogue(best))
                .remarked(RoutingText.passedOver(match.passedOver()));
    }

    private Answer fallback() {
        List<Area> areas = directory.areaAndAbove(request.areaCode(), on);
        if (areas.isEmpty()) {
            return Answer.passedOver(RoutingText.NO_AREA);
        }
        for (Area area : areas) {
            Optional<Unit> unit = directory.unit(area.fallbackUnitCode(), on);
            if (unit.isPresent() && !exclusions.excludes(unit.get().code())) {
                return Answer.leadBy(unit.get(), RoutingText.fallback(area, unit.get()));
            }
        }
        return Answer.passedOver(RoutingText.noFallback(areas.getFirst()));
    }

    private RoutingDecision decision(RoutingRule rule, Answer answer, List<TraceStep> passedOver) {
        Unit lead = answer.lead();
        List<Unit> copies = lead == null ? List.of() : DualDispatch.copies(lead, answer.assists(), exclusions);
        Optional<Phrase> choiceNotFollowed = choiceNotFollowed(rule, lead, passedOver);
        Phrase why = answer.why().and(answer.remark());
        Phrase text = copies.stream().map(RoutingText::copied).reduce(answer.why(), Phrase::and);
        List<TraceStep> trace = new ArrayList<>(passedOver);
        boolean choiceUnasked = rule.compareTo(RoutingRule.OPERATORS_CHOICE) < 0;
        trace.add(new TraceStep(
                rule, true, choiceUnasked ? choiceNotFollowed.map(why::and).orElse(why) : why));
        return new RoutingDecision(
                lead == null ? null : lead.code(),
                answer.assists().stream().map(Unit::code).toList(),
                copies.stream().map(Unit::code).toList(),
                rule,
                answer.entry() == null ? null : answer.entry().code(),
                choiceNotFollowed.map(text::and).orElse(text),
                trace);
    }

    private Optional<Phrase> choiceNotFollowed(RoutingRule rule, @Nullable Unit lead, List<TraceStep> passedOver) {
        String chosen = request.chosenUnitCode();
        if (chosen == null || (lead != null && lead.code().equals(directory.current(chosen, on)))) {
            return Optional.empty();
        }
        Phrase why = passedOver.stream()
                .filter(step -> step.rule() == RoutingRule.OPERATORS_CHOICE)
                .map(TraceStep::why)
                .findFirst()
                .orElseGet(() -> RoutingText.earlierRule(rule));
        return Optional.of(RoutingText.choiceNotFollowed(chosen, directory.unit(chosen, on), why));
    }
}
