package hotline.intake.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.intake.opinions.Collected;
import hotline.intake.opinions.Ledger;
import hotline.intake.opinions.Opinion;
import hotline.intake.opinions.OpinionEvent;
import hotline.intake.opinions.OpinionEvent.OpinionRecorded;
import hotline.intake.opinions.OpinionEvent.OpinionRectified;
import hotline.intake.tickets.Channel;
import hotline.intake.tickets.Correction;
import hotline.intake.tickets.FirstResponder;
import hotline.intake.tickets.RecordedMove;
import hotline.intake.tickets.RecordedTicket;
import hotline.intake.tickets.RefusalCode;
import hotline.intake.tickets.Registration;
import hotline.intake.tickets.Registration.Registrar;
import hotline.intake.tickets.SupplementKind;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketEvent;
import hotline.intake.tickets.TicketEvent.TicketRegistered;
import hotline.intake.tickets.TicketOutcome;
import hotline.intake.tickets.TicketType;
import hotline.intake.tickets.TicketWords;
import hotline.intake.tickets.ToldKind;
import hotline.intake.tickets.Upper;
import hotline.intake.tickets.Urgency;
import hotline.messaging.Json;
import hotline.messaging.Latest;
import hotline.messaging.Recorded;
import hotline.messaging.Wire.Written;
import hotline.outcome.Outcome;
import hotline.testing.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What intake says on the wire, byte by byte as its golden bodies, and what it reads of others. */
class TicketWireTest {
    private static final UUID ID = UUID.fromString("0195f0a2-7c00-7000-8000-000000000001");
    private static final Instant REGISTERED_AT = Instant.parse("2019-03-04T01:05:00Z");
    private static final Contracts CONTRACTS = Contracts.of("intake-service");
    private static final TicketWords WORDS = new TicketWords(
            "低保金未到账", "三月的低保金没有到账", "ᠮᠣᠩᠭᠣᠯ", "甘旗卡镇某村", "某某", "已告知", "110", "已补发", "社会救助暂行办法", "核对账户", "警示词：停电");

    @Test
    void aRegistrationIsWrittenAsItsGoldenBodyAndItsWordsTravelApart() {
        Written written = write(registered(), 1);
        assertThat(written.type()).isEqualTo("hotline.ticket.registered.v1");
        assertThat(Json.write(written.data())).isEqualTo(CONTRACTS.golden("hotline.ticket.registered.v1"));
        assertThat(written.texts()).singleElement().satisfies(words -> {
            assertThat(words.key()).isEqualTo(ID + "/ticket/1");
            assertThat(Json.write(words.data())).isEqualTo(CONTRACTS.golden("hotline.words.v1.ticket"));
        });
    }

    @Test
    void anImportedTicketIsWrittenAsItsGoldenBodyWithTheWordsOfItsHistoryApart() {
        RecordedMove move = new RecordedMove(
                REGISTERED_AT.plusSeconds(60),
                RecordedMove.Kind.CALLED_BACK,
                "li",
                "MZJ",
                true,
                true,
                RecordedMove.Resolved.PARTLY,
                RecordedMove.Satisfaction.BASICALLY,
                RecordedMove.Satisfaction.SATISFIED,
                "PHONE",
                RefusalCode.JUDICIAL,
                RecordedMove.ClosedAs.CONTENT,
                new RecordedMove.Words("text", "result", "basis", "measures", "reason", "note", "told", "to"));
        Written written = write(
                Ticket.recorded(
                        ID,
                        "15052220190304000001",
                        new RecordedTicket(call(), "010101", "150522100", REGISTERED_AT, "2019-0001", List.of(move)),
                        "importer",
                        Instant.parse("2026-01-01T00:00:00Z")),
                1);
        assertThat(written.type()).isEqualTo("hotline.ticket.imported.v1");
        assertThat(written.at()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(Json.write(written.data())).isEqualTo(CONTRACTS.golden("hotline.ticket.imported.v1"));
        assertThat(written.texts())
                .extracting(words -> words.key())
                .containsExactly(ID + "/ticket/1", ID + "/history/1");
        assertThat(Json.write(written.texts().getLast().data()))
                .isEqualTo(CONTRACTS.golden("hotline.words.v1.history"));
    }

    @Test
    void whatNobodyKnowsIsLeftOutForOthersAndKeptOnTheTicket() {
        var imported = Ticket.recorded(
                ID,
                "15052220190304000001",
                new RecordedTicket(call(), null, null, REGISTERED_AT, null, List.of()),
                "importer",
                REGISTERED_AT);
        assertThat(imported.ticket().categoryCode()).isEqualTo("010101");
        assertThat(Json.write(write(imported, 1).data()))
                .doesNotContain("categoryCode")
                .doesNotContain("areaCode")
                .contains("\"history\":[]");
    }

    @Test
    void whatWasToldIsWrittenAsItsGoldenBodyAndItsWordsTravelApart() {
        Instant at = Instant.parse("2019-03-04T02:00:00Z");
        Outcome told = ((TicketRegistered) registered())
                .ticket()
                .tell(ToldKind.FEEDBACK, Channel.PHONE, "您的事项已转民政局", "operator", at);
        Written written = write((TicketEvent) ((Outcome.Accepted) told).events().getFirst(), 2);
        assertThat(written.type()).isEqualTo("hotline.ticket.told.v1");
        assertThat(Json.write(written.data())).isEqualTo(CONTRACTS.golden("hotline.ticket.told.v1"));
        assertThat(Json.write(written.texts().getFirst().data())).isEqualTo(CONTRACTS.golden("hotline.words.v1.told"));
    }

    @Test
    void aRepeatCallIsWrittenAsItsGoldenBodyAndItsWordsTravelApart() {
        Instant at = Instant.parse("2019-03-04T02:00:00Z");
        Outcome again = ((TicketRegistered) registered())
                .ticket()
                .supplement(SupplementKind.REPEAT_CALL, Channel.PHONE, "再次来电催问低保金", "HANDLING", "operator", at);
        Written written =
                write((TicketEvent) ((Outcome.Accepted) again).events().getFirst(), 2);
        assertThat(written.type()).isEqualTo("hotline.ticket.supplemented.v1");
        assertThat(Json.write(written.data())).isEqualTo(CONTRACTS.golden("hotline.ticket.supplemented.v1"));
        assertThat(written.texts()).singleElement().satisfies(words -> {
            assertThat(words.key()).isEqualTo(ID + "/supplemented/2");
            assertThat(Json.write(words.data())).isEqualTo(CONTRACTS.golden("hotline.words.v1.supplemented"));
        });
    }

    @Test
    void whatBecameOfAMessageAndWhatWasMissedAreWrittenAsTheirGoldenBodies() {
        Ticket ticket = ((TicketRegistered) registered()).ticket();
        UUID message = UUID.fromString("0195f0a2-7c00-7000-8000-000000000003");
        Outcome settled = ticket.messageSettled(
                message, "DISPATCHED", "SMS", "DELIVERED", 1, "gateway", Instant.parse("2019-03-04T02:00:00Z"));
        Outcome missed = ticket.missed(
                "handler-mzj",
                message,
                "DISPATCHED",
                Instant.parse("2019-03-06T15:59:59Z"),
                "clock",
                Instant.parse("2019-03-06T16:00:00Z"));
        for (Outcome one : List.of(settled, missed)) {
            Written written =
                    write((TicketEvent) ((Outcome.Accepted) one).events().getFirst(), 2);
            assertThat(Json.write(written.data())).isEqualTo(CONTRACTS.golden(written.type()));
            assertThat(written.texts()).isEmpty();
        }
    }

    @Test
    void aCorrectionIsWrittenAsItsGoldenBodyAndItsWordsReplaceThoseBefore() {
        Instant at = Instant.parse("2019-03-04T02:00:00Z");
        Correction after = new Correction(
                TicketType.OTHER, Urgency.URGENT, "010102", "150522101", 43.3, 122.4, WORDS, List.of("subject"));
        Outcome corrected = ((TicketRegistered) registered()).ticket().correct(after, 1, "operator", at);
        Written written =
                write((TicketEvent) ((Outcome.Accepted) corrected).events().getFirst(), 2);
        assertThat(written.type()).isEqualTo("hotline.ticket.corrected.v1");
        assertThat(Json.write(written.data())).isEqualTo(CONTRACTS.golden("hotline.ticket.corrected.v1"));
        assertThat(written.texts()).singleElement().satisfies(words -> {
            assertThat(words.key()).isEqualTo(ID + "/ticket/1");
            assertThat(words.sequence()).isEqualTo(2);
            assertThat(Json.write(words.data())).isEqualTo(CONTRACTS.golden("hotline.words.v1.ticket"));
        });
    }

    @Test
    void anEntryOfAProblemListIsWrittenAsItsGoldenBodiesAndItsWordsTravelApart() {
        UUID id = UUID.fromString("0195f0a2-7c00-7000-8000-000000000002");
        OpinionRecorded recorded = Opinion.recordAsItWas(
                id,
                new Collected(
                        Ledger.UNIT_PROBLEM,
                        Channel.DOOR_VISIT,
                        "村里的机井坏了三个月",
                        REGISTERED_AT,
                        "NMJ",
                        "150522100",
                        "2019-17"),
                "operator",
                Instant.parse("2019-03-05T01:00:00Z"));
        recorded.opinion().apply(recorded);
        assertOpinion(recorded, 1, "recorded", "opinion");
        OpinionRectified rectified = new OpinionRectified(
                recorded.opinion(), Instant.parse("2019-03-11T02:00:00Z"), "handler-nmj", "NMJ", "机井已修好");
        recorded.opinion().apply(rectified);
        assertOpinion(rectified, 2, "rectified", "rectified");
        assertThat(recorded.opinion().sequence()).isEqualTo(2);
    }

    private static void assertOpinion(OpinionEvent event, int sequence, String what, String wordsOf) {
        String type = "hotline.opinion." + what + ".v1";
        Written written = new TicketWire()
                .write(new Recorded(event.opinion().id(), event.opinion().id().toString(), sequence, event));
        assertThat(written.type()).isEqualTo(type);
        assertThat(Json.write(written.data())).isEqualTo(CONTRACTS.golden(type));
        assertThat(written.texts()).singleElement().satisfies(words -> {
            assertThat(words.key()).isEqualTo(event.opinion().id() + "/" + wordsOf + "/" + sequence);
            assertThat(Json.write(words.data())).isEqualTo(CONTRACTS.golden("hotline.words.v1." + wordsOf));
        });
    }

    @Test
    void anErasureIsWrittenAsItsGoldenBodyWithATombstoneForEachKey() {
        Instant at = Instant.parse("2019-03-04T02:00:00Z");
        Outcome erased = ((TicketRegistered) registered())
                .ticket()
                .erase(Map.of(ID + "/ticket/1", 3, ID + "/told/2", 1), "admin", at);
        Written written =
                write((TicketEvent) ((Outcome.Accepted) erased).events().getFirst(), 3);
        assertThat(written.type()).isEqualTo("hotline.ticket.erased.v1");
        assertThat(Json.write(written.data())).isEqualTo(CONTRACTS.golden("hotline.ticket.erased.v1"));
        assertThat(written.texts())
                .containsExactlyInAnyOrder(
                        new Latest("hotline.words.v1", ID + "/ticket/1", 4, null),
                        new Latest("hotline.words.v1", ID + "/told/2", 2, null));
    }

    @Test
    void everyEventOfACaseIsReadWithFieldsThatNobodyKnowsYet() {
        Contracts cases = Contracts.of("dispatch-service");
        for (String type : cases.types()) {
            var body = Json.read(cases.withAnUnknownField(type), CaseConsumer.CaseBody.class);
            assertThat(body.stage()).as(type).isNotNull();
            assertThat(CaseConsumer.knows(type)).as(type).isTrue();
        }
        var dispatched = Json.read(cases.withAnUnknownField("hotline.case.dispatched.v1"), CaseConsumer.CaseBody.class);
        assertThat(dispatched.units()).containsExactly("MZJ", "RSJ", "QZF");
        assertThat(dispatched.replyDueAt()).isEqualTo(Instant.parse("2019-03-11T15:59:59Z"));
    }

    private static Written write(TicketEvent event, int sequence) {
        return new TicketWire().write(new Recorded(ID, "15052220190304000001", sequence, event));
    }

    private static Registration call() {
        return new Registration(
                Channel.PHONE,
                TicketType.HELP,
                Urgency.NORMAL,
                "010101",
                "150522100",
                "MZJ",
                "GAJ",
                true,
                List.of(TicketOutcome.REFUSED),
                RefusalCode.JUDICIAL,
                false,
                false,
                false,
                true,
                true,
                false,
                "zh",
                null,
                null,
                Instant.parse("2019-03-04T01:00:00Z"),
                new Upper("TLS", "A-1", Instant.parse("2019-03-11T15:59:59Z")),
                new FirstResponder("operator", "ZWJ"),
                List.of(),
                WORDS);
    }

    private static TicketEvent registered() {
        Outcome outcome = Ticket.register(
                ID,
                "15052220190304000001",
                call(),
                new Registrar("operator", "ZWJ", List.of("ZWJ", "QZF", "TLS"), true, false),
                REGISTERED_AT);
        return (TicketEvent) ((Outcome.Accepted) outcome).events().getFirst();
    }
}
