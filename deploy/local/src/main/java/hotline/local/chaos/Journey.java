package hotline.local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket on its way as its clients know it: what they were told about it, and what they have asked without an answer. */
final class Journey {
    /** What becomes of a ticket by itself: the events of its case before any move of people. */
    enum Kind {
        DISPATCHED("dispatched"),
        UNROUTED("queued"),
        ON_THE_SPOT("dispatched", "signed", "contacted", "replied", "closed"),
        ANSWERED;

        private final List<String> events;

        Kind(String... events) {
            this.events = List.of(events);
        }

        List<String> events() {
            return events;
        }
    }

    /** A move of people, and the events that it is told as. */
    enum Move {
        ASSIGN("dispatcher", "assignment", "{\"unitCode\": \"MZJ\", \"reason\": \"本职\"}", "assigned"),
        SIGN("handler-mzj", "signature", "{}", "signed"),
        CONTACT(
                "handler-mzj",
                "contacts",
                "{\"reached\": true, \"channel\": \"PHONE\", \"text\": \"已与诉求人通话\"}",
                "contacted"),
        REPLY(
                "handler-mzj",
                "reply",
                "{\"result\": \"已补发到账\", \"basis\": \"社会救助暂行办法\", \"measures\": \"更正账户信息\"}",
                "replied"),
        CALL_BACK("callback", "callbacks", """
                {"reached": true, "contactedByUnit": true, "resolved": "YES", "satisfiedWithResult": "SATISFIED",
                 "satisfiedWithAttitude": "SATISFIED"}""", "called-back", "closed");

        private final String user;
        private final String path;
        private final String body;
        private final List<String> events;

        Move(String user, String path, String body, String... events) {
            this.user = user;
            this.path = path;
            this.body = body;
            this.events = List.of(events);
        }

        String user() {
            return user;
        }

        String path() {
            return path;
        }

        String body() {
            return body;
        }

        List<String> events() {
            return events;
        }
    }

    private final int mark;
    private final Kind kind;
    private final List<Move> plan;
    private final List<Move> told = new ArrayList<>();
    private String key = UUID.randomUUID().toString();
    private @Nullable String id;
    private @Nullable String number;
    private boolean unclear;
    private boolean givenUp;

    private Journey(int mark, Kind kind, List<Move> plan) {
        this.mark = mark;
        this.kind = kind;
        this.plan = plan;
    }

    /**
     * A ticket of any kind that will go part of its way or the whole.
     *
     * @param mark a number that no other ticket has
     */
    static Journey of(int mark, Random random) {
        Kind kind = List.of(
                        Kind.DISPATCHED,
                        Kind.DISPATCHED,
                        Kind.DISPATCHED,
                        Kind.UNROUTED,
                        Kind.ON_THE_SPOT,
                        Kind.ANSWERED)
                .get(random.nextInt(6));
        List<Move> whole = switch (kind) {
            case DISPATCHED -> List.of(Move.SIGN, Move.CONTACT, Move.REPLY, Move.CALL_BACK);
            case UNROUTED -> List.of(Move.ASSIGN, Move.SIGN, Move.CONTACT, Move.REPLY, Move.CALL_BACK);
            case ON_THE_SPOT, ANSWERED -> List.<Move>of();
        };
        return new Journey(mark, kind, whole.subList(0, random.nextInt(whole.size() + 1)));
    }

    int mark() {
        return mark;
    }

    Kind kind() {
        return kind;
    }

    /** The key of what is asked now; it stays until there is an answer. */
    synchronized String key() {
        return key;
    }

    /** The ticket's id; the journey has one once its registration was told. */
    synchronized String id() {
        if (id == null) {
            throw new IllegalStateException("not registered: " + mark);
        }
        return id;
    }

    /** The registration was answered. */
    synchronized void registered(String ticketId, String ticketNumber) {
        id = ticketId;
        number = ticketNumber;
        answered();
    }

    /** A move was answered: it is made. */
    synchronized void moved() {
        told.add(plan.get(told.size()));
        answered();
    }

    /** What was asked may have been done or not. */
    synchronized void unclear() {
        unclear = true;
    }

    synchronized boolean isUnclear() {
        return unclear;
    }

    /** Nobody asks any more. */
    synchronized void giveUp() {
        givenUp = true;
    }

    /** The move that somebody will make next, or null. */
    synchronized @Nullable Move next() {
        return id == null || givenUp || told.size() == plan.size() ? null : plan.get(told.size());
    }

    /** What its clients know at this moment. */
    synchronized Told told() {
        boolean moveUnclear = unclear && id != null;
        return new Told(mark, kind, id, number, List.copyOf(told), moveUnclear ? plan.get(told.size()) : null);
    }

    private void answered() {
        unclear = false;
        key = UUID.randomUUID().toString();
    }
}
