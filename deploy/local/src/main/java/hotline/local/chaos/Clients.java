package hotline.local.chaos;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.local.chaos.Caller.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Operators who register calls, and staff who make the moves of their cases. Who gets no clear answer asks again under the same key, but
 * for some who give up. What they were told is written down.
 */
final class Clients {
    private static final int OPERATORS = 4;
    private static final int STAFF = 3;
    private static final int LONGEST_PAUSE_MILLIS = 300;
    private static final int ONE_IN_SO_MANY_GIVES_UP = 8;
    private static final int ONE_IN_SO_MANY_ASKS_FOR_TOO_MUCH = 12;
    private static final double LATITUDE = 43;
    private static final JsonMapper JSON = new JsonMapper();

    private final Caller caller;
    private final long seed;
    private final Queue<Journey> all = new ConcurrentLinkedQueue<>();
    private final Queue<Journey> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger marks = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean registering;
    private volatile Instant deadline = Instant.MAX;

    Clients(Caller caller, long seed) {
        this.caller = caller;
        this.seed = seed;
    }

    /** Lets them work; they sign in anew. */
    void begin(int round) {
        registering = true;
        deadline = Instant.MAX;
        caller.forgetTokens();
        for (int i = 0; i < OPERATORS; i++) {
            Random random = new Random(seed + 1_000L * round + i);
            threads.add(Thread.ofVirtual().start(() -> register(random)));
        }
        for (int i = 0; i < STAFF; i++) {
            Random random = new Random(seed + 1_000L * round + OPERATORS + i);
            threads.add(Thread.ofVirtual().start(() -> act(random)));
        }
    }

    /** Lets no more begin and returns when every call has its answer, or when the time is over. */
    void finish(Duration limit) throws InterruptedException {
        deadline = Instant.now().plus(limit);
        registering = false;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
    }

    /** What they know of each ticket that they have tried to register. */
    List<Told> told() {
        return all.stream().map(Journey::told).toList();
    }

    /** How many calls were answered as done. */
    int answered() {
        return told.get();
    }

    /** Answers that cannot be, such as a refusal of a move whose turn it was. */
    List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    private void register(Random random) {
        while (registering) {
            Journey journey = Journey.of(marks.incrementAndGet(), random);
            all.add(journey);
            while (!isRegistered(journey) && mayAskAgain(journey, random)) {
                pause(random);
            }
            pause(random);
        }
    }

    private boolean isRegistered(Journey journey) {
        Answer answer = caller.post(registrar(journey), "/intake/v1/tickets", journey.key(), call(journey));
        switch (answer.clarity()) {
            case DONE -> {
                told.incrementAndGet();
                journey.registered(
                        answer.body().path("id").asText(),
                        answer.body().path("number").asText());
                if (journey.next() != null) {
                    waiting.add(journey);
                }
                return true;
            }
            case REFUSED, NOT_THERE -> {
                contradictions.add("ticket " + journey.mark() + ": registering was refused: " + answer);
                journey.giveUp();
                return true;
            }
            case UNCLEAR -> journey.unclear();
            case NOT_DONE -> {}
        }
        return false;
    }

    private void act(Random random) {
        while (registering || waiting.stream().anyMatch(Journey::isUnclear)) {
            Journey journey = waiting.poll();
            if (journey != null && (registering || journey.isUnclear())) {
                makeNextMove(journey, random);
                if (journey.next() != null) {
                    waiting.add(journey);
                }
            } else if (journey != null) {
                waiting.add(journey);
            }
            if (Instant.now().isAfter(deadline)) {
                return;
            }
            pause(random);
        }
    }

    private void makeNextMove(Journey journey, Random random) {
        Journey.Move move = journey.next();
        if (move == null) {
            return;
        }
        Answer answer = caller.post(move.user(), path(journey, move), journey.key(), move.body());
        switch (answer.clarity()) {
            case DONE -> {
                told.incrementAndGet();
                journey.moved();
                if (move == Journey.Move.SIGN && random.nextInt(ONE_IN_SO_MANY_ASKS_FOR_TOO_MUCH) == 0) {
                    askForTooMuch(journey, move);
                }
            }
            case REFUSED -> {
                contradictions.add("ticket " + journey.mark() + ": " + move + " was refused: " + answer);
                journey.giveUp();
            }
            case UNCLEAR -> {
                journey.unclear();
                mayAskAgain(journey, random);
            }
            case NOT_DONE, NOT_THERE -> {} // the case is on its way
        }
    }

    /** Makes a move a second time under a new key: it must be refused, and change nothing. */
    private void askForTooMuch(Journey journey, Journey.Move move) {
        Answer answer =
                caller.post(move.user(), path(journey, move), UUID.randomUUID().toString(), move.body());
        if (answer.clarity() == Caller.Clarity.DONE) {
            contradictions.add("ticket " + journey.mark() + ": " + move + " was done twice");
        }
    }

    private boolean mayAskAgain(Journey journey, Random random) {
        boolean givesUp = journey.isUnclear() && random.nextInt(ONE_IN_SO_MANY_GIVES_UP) == 0;
        if (givesUp || Instant.now().isAfter(deadline)) {
            journey.giveUp();
            return false;
        }
        return true;
    }

    private static String path(Journey journey, Journey.Move move) {
        return "/dispatch/v1/cases/" + journey.id() + "/" + move.path();
    }

    /** What is settled on the spot is registered by the unit that settles it. */
    private static String registrar(Journey journey) {
        return journey.kind() == Journey.Kind.ON_THE_SPOT ? "handler-mzj" : "operator";
    }

    private static String call(Journey journey) {
        ObjectNode call = JSON.createObjectNode();
        call.put("channel", "PHONE")
                .put("type", journey.kind() == Journey.Kind.ANSWERED ? "CONSULTATION" : "HELP")
                .put("subject", "低保金未到账")
                .put("content", "本月低保金没有到账，请帮忙查一下。");
        call.putObject("caller").put("name", "王小明").put("phone", "13800001234");
        call.putObject("location").put("lat", LATITUDE).put("lon", journey.mark() / Reader.MARKS_A_DEGREE);
        if (journey.kind() != Journey.Kind.UNROUTED) {
            call.put("categoryCode", "010101").put("areaCode", "150522100");
        }
        switch (journey.kind()) {
            case ANSWERED -> call.putObject("outcome").putObject("answered").put("text", "每月按当年标准发放");
            case ON_THE_SPOT ->
                call.putObject("handledOnTheSpot")
                        .put("result", "已补办")
                        .put("basis", "办理规程")
                        .put("measures", "窗口补办");
            case DISPATCHED, UNROUTED -> {}
        }
        return call.toString();
    }

    private static void pause(Random random) {
        try {
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
