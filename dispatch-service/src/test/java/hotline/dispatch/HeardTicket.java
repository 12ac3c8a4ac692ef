package hotline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.messaging.TicketConsumer;
import hotline.messaging.Received;
import hotline.messaging.Verdict;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A ticket as dispatch hears of it, so that its case is opened by the code itself. */
public record HeardTicket(String type, String urgency, String unitCode, String more) {
    private static int offset;

    /** An ordinary request for help that the operator sends to a unit. */
    public static HeardTicket of(String unitCode) {
        return new HeardTicket("HELP", "NORMAL", unitCode, "");
    }

    public HeardTicket type(String other) {
        return new HeardTicket(other, urgency, unitCode, more);
    }

    public HeardTicket urgency(String other) {
        return new HeardTicket(type, other, unitCode, more);
    }

    /** With further fields of the body, each followed by a comma, in single quotes. */
    public HeardTicket with(String fields) {
        return new HeardTicket(type, urgency, unitCode, more + fields);
    }

    /** Dispatch hears of it at this time. */
    public UUID heard(TicketConsumer consumer, Instant at) {
        UUID id = UUID.randomUUID();
        String body = ("{'ticketId':'" + id + "','number':'" + id + "','channel':'PHONE','type':'" + type
                        + "','urgency':'" + urgency + "',"
                        + (unitCode == null ? "" : "'chosenUnitCode':'" + unitCode + "',")
                        + more + "'targetNamed':false,'handledOnTheSpot':false,'reachable':true,'replyWanted':true,"
                        + "'sealed':false,'firstResponder':{'person':'operator','unitCode':'ZWJ'},'registeredAt':'"
                        + at + "','words':'" + id + "/ticket/1'}")
                .replace('\'', '"');
        Received message = new Received(
                "hotline.tickets.v1",
                0,
                offset++,
                id.toString(),
                1,
                "hotline.ticket.registered.v1",
                at,
                body.getBytes(StandardCharsets.UTF_8));
        List<Verdict> verdicts = QuarkusTransaction.requiringNew().call(() -> consumer.apply(List.of(message)));
        assertThat(verdicts).containsExactly(Verdict.APPLIED);
        return id;
    }
}
