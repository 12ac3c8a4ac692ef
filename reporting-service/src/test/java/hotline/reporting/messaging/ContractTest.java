package hotline.reporting.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.messaging.Received;
import hotline.reporting.facts.CallBack;
import hotline.reporting.facts.CaseStage;
import hotline.reporting.facts.Channel;
import hotline.reporting.facts.ClosedAs;
import hotline.reporting.facts.DueDates;
import hotline.reporting.facts.FactEvent;
import hotline.reporting.facts.RegisteredOutcome;
import hotline.reporting.facts.Registration;
import hotline.reporting.facts.TicketType;
import hotline.reporting.facts.Urgency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the producers' own files, each with a field added that nobody knows yet. */
class ContractTest {
    private static final Path INTAKE = Path.of("../intake-service/src/main/resources/contracts");
    private static final Path DISPATCH = Path.of("../dispatch-service/src/main/resources/contracts");
    private static final String KEY = "0195f0a2-7c00-7000-8000-000000000001";
    private static final Instant AT = Instant.parse("2019-03-04T01:05:00Z");
    private static final String NUMBER = "15052220190304000001";

    @Test
    void a_registration() {
        assertThat(TicketMessages.read(golden(INTAKE, "hotline.ticket.registered.v1")))
                .isEqualTo(new FactEvent.Registered(
                        NUMBER,
                        new Registration(
                                Channel.PHONE,
                                TicketType.HELP,
                                Urgency.NORMAL,
                                "010101",
                                "150522100",
                                "operator",
                                "ZWJ",
                                AT,
                                RegisteredOutcome.REFUSED,
                                false)));
    }

    @Test
    void a_dispatch_by_the_router_and_one_by_a_dispatcher() {
        DueDates due = new DueDates(
                Instant.parse("2019-03-05T15:59:59Z"),
                Instant.parse("2019-03-05T15:59:59Z"),
                Instant.parse("2019-03-11T15:59:59Z"));

        assertThat(moved("dispatched", CaseStage.DISPATCHED)).isEqualTo(new FactEvent.Dispatched("MZJ", due));
        assertThat(moved("assigned", CaseStage.DISPATCHED)).isEqualTo(new FactEvent.Dispatched("MZJ", due));
    }

    @Test
    void every_other_move_of_a_case() {
        assertThat(moved("queued", CaseStage.UNROUTED)).isEqualTo(new FactEvent.Queued());
        assertThat(moved("answered", CaseStage.ANSWERED)).isEqualTo(new FactEvent.Answered());
        assertThat(moved("transferred", CaseStage.TRANSFERRED)).isEqualTo(new FactEvent.Transferred());
        assertThat(moved("refused", CaseStage.REFUSED)).isEqualTo(new FactEvent.Refused());
        assertThat(moved("signed", CaseStage.HANDLING)).isEqualTo(new FactEvent.Signed("MZJ"));
        assertThat(moved("contacted", CaseStage.HANDLING)).isEqualTo(new FactEvent.Contacted("MZJ", true));
        assertThat(moved("replied", CaseStage.REPLIED)).isEqualTo(new FactEvent.Replied("MZJ"));
        assertThat(moved("called-back", CaseStage.REPLIED))
                .isEqualTo(new FactEvent.CalledBack(
                        "MZJ",
                        new CallBack(
                                true,
                                CallBack.Resolved.YES,
                                CallBack.Satisfaction.SATISFIED,
                                CallBack.Satisfaction.BASICALLY)));
        assertThat(moved("closed", CaseStage.CLOSED)).isEqualTo(new FactEvent.Closed("MZJ", ClosedAs.CONTENT));
        assertThat(moved("inherited", CaseStage.HANDLING)).isEqualTo(new FactEvent.Inherited("NMJ"));
        assertThat(moved("deadline-moved", CaseStage.HANDLING))
                .isEqualTo(new FactEvent.DueMoved("REPLY", Instant.parse("2019-03-11T15:59:59Z")));
    }

    @Test
    void the_way_from_unit_to_unit_and_through_the_rounds() {
        Instant nextDay = Instant.parse("2019-03-05T15:59:59Z");
        Instant fifthDay = Instant.parse("2019-03-11T15:59:59Z");
        DueDates due = new DueDates(nextDay, nextDay, fifthDay);
        for (String name : List.of("reassigned", "return-approved", "designated")) {
            assertThat(moved(name, CaseStage.DISPATCHED)).isEqualTo(new FactEvent.Dispatched("MZJ", due));
        }
        assertThat(moved("return-asked", CaseStage.RETURN_REQUESTED)).isEqualTo(new FactEvent.Stood(null));
        assertThat(moved("disputed", CaseStage.DISPUTED)).isEqualTo(new FactEvent.Stood(null));
        assertThat(moved("put-on-long-term", CaseStage.LONG_TERM)).isEqualTo(new FactEvent.Stood(null));
        for (String name : List.of("return-refused", "marked-complex", "extended", "resumed", "corrected")) {
            assertThat(moved(name, CaseStage.HANDLING)).isEqualTo(new FactEvent.Stood(due));
        }
        assertThat(moved("reworked", CaseStage.HANDLING)).isEqualTo(new FactEvent.Reworked(fifthDay));
        assertThat(moved("terminated", CaseStage.TERMINATED)).isEqualTo(new FactEvent.LeftOff());
        assertThat(moved("withdrawn", CaseStage.WITHDRAWN)).isEqualTo(new FactEvent.LeftOff());
        assertThat(moved("merged", CaseStage.MERGED)).isEqualTo(new FactEvent.LeftOff());
        assertThat(moved("unmerged", CaseStage.HANDLING)).isEqualTo(new FactEvent.TakenUpAgain(due));
        assertThat(moved("reply-joined", CaseStage.REPLIED))
                .isEqualTo(new FactEvent.ReplyJoined("MZJ", new DueDates(null, null, fifthDay)));
    }

    static Stream<Path> everyTypeOfItsProducers() throws IOException {
        try (Stream<Path> intake = Files.list(INTAKE);
                Stream<Path> dispatch = Files.list(DISPATCH)) {
            List<Path> files = Stream.concat(intake, dispatch)
                    .filter(file -> file.getFileName()
                            .toString()
                            .matches("hotline\\.(ticket|case|opinion)\\..*\\.v\\d+\\.json"))
                    .sorted()
                    .toList();
            assertThat(files).isNotEmpty();
            return files.stream();
        }
    }

    /** A type that is neither would hold its tickets for ever: consumers come before producers. */
    @ParameterizedTest
    @MethodSource("everyTypeOfItsProducers")
    void is_read_or_passed_over_on_purpose(Path file) {
        String type = file.getFileName().toString().replaceFirst("\\.json$", "");
        Received message = golden(file.getParent(), type);

        assertThat(TicketMessages.PASSED_OVER.contains(type)
                        || CaseMessages.PASSED_OVER.contains(type)
                        || OpinionMessages.isKnown(type)
                        || TicketMessages.read(message) != null
                        || CaseMessages.read(message) != null)
                .as("%s is known to the report", type)
                .isTrue();
    }

    private static FactEvent.Move moved(String name, CaseStage stage) {
        FactEvent event = CaseMessages.read(golden(DISPATCH, "hotline.case." + name + ".v1"));
        assertThat(event).isInstanceOf(FactEvent.CaseMoved.class);
        FactEvent.CaseMoved moved = (FactEvent.CaseMoved) event;
        assertThat(moved.at()).isEqualTo(AT);
        assertThat(moved.stage()).isEqualTo(stage);
        return moved.move();
    }

    private static Received golden(Path folder, String type) {
        try {
            String json = Files.readString(folder.resolve(type + ".json"));
            String grown = json.replaceFirst("\\{", "{ \"fieldOfALaterVersion\": {\"a\": [1]},");
            return new Received("topic", 0, 0, KEY, 1, type, AT, grown.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("the producer has no golden file for " + type, e);
        }
    }
}
