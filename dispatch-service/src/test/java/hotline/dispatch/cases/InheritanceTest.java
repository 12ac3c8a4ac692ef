package hotline.dispatch.cases;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.cases.MergeEvent.UnmergeCause;
import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A unit ends, and its heir has what the unit had and owed. */
class InheritanceTest {
    private static final Instant LATER = Cases.NOW.plus(Duration.ofHours(6));

    /** The units of the tests, one of which has ended on the day. */
    private static Grounds ended(String code, String heir) {
        List<Unit> units = Cases.DIRECTORY.units(Cases.TODAY).stream()
                .map(unit -> unit.code().equals(code)
                        ? new Unit(
                                code,
                                code,
                                code,
                                unit.kind(),
                                unit.parentCode(),
                                unit.areaCode(),
                                Cases.ALWAYS,
                                Cases.TODAY,
                                heir)
                        : unit)
                .toList();
        Directory directory = Directory.of(units, List.of(), List.of(), List.of());
        return new Grounds(directory, Cases.CATALOGUE, Cases.DEADLINES, LATER, List.of());
    }

    @Test
    void anOpenReturnIsTheHeirsAndSoIsItsRefusal() {
        DispatchCase one = Cases.returnAsked();
        Grounds grounds = ended("MZJ", "NMJ");
        Cases.happen(one, Inheritance.inherit(one, "MZJ", grounds));
        assertThat(one.unitCode()).isEqualTo("NMJ");
        Cases.happen(one, Returns.refuse(one, "reason", "dispatcher", grounds));
        assertThat(one.stage()).isEqualTo(CaseStage.DISPATCHED);
        Cases.happen(one, Returns.ask(one, Cases.NOT_OURS, "handler-nmj", grounds));
        assertThat(one.stage()).as("the heir asks again").isEqualTo(CaseStage.DISPUTED);
    }

    @Test
    @Tag("FR-10")
    void whoWasAskedToHelpIsTheHeirUnlessItLeads() {
        DispatchCase one = Cases.inHand();
        Cases.happen(one, Assisting.ask(one, new Assisting.Request("RSJ", null, "text", null), "h", Cases.GROUNDS));
        Cases.happen(one, Inheritance.inherit(one, "RSJ", ended("RSJ", "NMJ")));
        assertThat(one.dossier().help().of("NMJ")).isPresent();
        assertThat(one.dossier().help().of("RSJ")).isEmpty();
        assertThat(ReturnsTest.open(one)).containsExactly("MZJ LEAD", "NMJ ASSIST");
        Cases.happen(one, Inheritance.inherit(one, "NMJ", ended("NMJ", "MZJ")));
        assertThat(one.dossier().help().open()).isEmpty();
        assertThat(ReturnsTest.open(one)).containsExactly("MZJ LEAD");
    }

    @Test
    @Tag("FR-10")
    void anHeirThatLeadsIsAskedNoMore() {
        DispatchCase one = Cases.inHand();
        Cases.happen(one, Assisting.ask(one, new Assisting.Request("RSJ", null, "text", null), "h", Cases.GROUNDS));
        Cases.happen(one, Inheritance.inherit(one, "MZJ", ended("MZJ", "RSJ")));
        assertThat(one.unitCode()).isEqualTo("RSJ");
        assertThat(one.dossier().help().open()).isEmpty();
        assertThat(ReturnsTest.open(one)).containsExactly("RSJ LEAD");
    }

    @Test
    void whatIsUnmergedGoesOnWithTheHeir() {
        DispatchCase child = Cases.merged(Cases.inHand());
        Grounds grounds = ended("MZJ", "NMJ");
        assertThat(Cases.happen(child, Inheritance.inherit(child, "MZJ", grounds)))
                .as("no unit has it")
                .isEmpty();
        Cases.happen(child, Merging.unmerge(child, UnmergeCause.BY_DISPATCHER, Cases.TO_NOBODY, "dispatcher", grounds));
        Cases.happen(child, Inheritance.inherit(child, "MZJ", grounds));
        assertThat(child.stage()).isEqualTo(CaseStage.HANDLING);
        assertThat(ReturnsTest.open(child)).containsExactly("NMJ LEAD");
    }

    @Test
    @Tag("FR-17")
    void whomATicketThatIsMergedIntoItAccusesDoesNotInherit() {
        DispatchCase parent = Cases.dispatched();
        Grounds grounds = ended("MZJ", "NMJ").with(List.of(ReturnsTest.against("NMJ", TicketType.COMPLAINT)));
        Cases.happen(parent, Inheritance.inherit(parent, "MZJ", grounds));
        assertThat(parent.unitCode()).isEqualTo("QZF");
    }

    @Test
    @Tag("FR-17")
    void whoNamesAUnitThatHasEndedMeansItsHeir() {
        Grounds grounds = ended("NMJ", "RSJ");
        DispatchCase one = Cases.returnAsked();
        Cases.happen(one, Returns.approve(one, "NMJ", List.of(), "reason", "dispatcher", grounds));
        assertThat(one.unitCode()).isEqualTo("RSJ");
        DispatchCase accusing = Cases.unrouted(ReturnsTest.against("RSJ", TicketType.COMPLAINT));
        Rejections.assertRejected(
                Dispatching.assign(accusing, "NMJ", List.of(), "reason", "dispatcher", grounds),
                CaseRule.FR_17_NEVER_TO_THE_ACCUSED,
                accusing);
    }
}
