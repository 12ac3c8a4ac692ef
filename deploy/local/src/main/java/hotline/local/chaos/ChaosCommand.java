package hotline.local.chaos;

import hotline.local.Hotline;
import hotline.local.Ports;
import hotline.local.StackException;
import hotline.local.StackOptions;
import hotline.local.StackSettings;
import hotline.local.chaos.Schedule.PlannedRound;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries to make a stack of its own lose or double something, and says whether it did. */
@Command(
        name = "chaos",
        description = {
            "Starts a stack of its own, lets clients register and handle tickets, and meanwhile kills, stops, cuts off and fills up its"
                    + " parts, as a seed says. After each round what the clients were told is compared with the tickets, the cases,"
                    + " the facts and the counters. Ends with 1 where anything was lost, doubled or did not come back.",
            ""
        },
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {
    private static final int SHORTEST_ROUND = 4;
    private static final int MOST_FAILURES_SHOWN = 20;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "what befalls whom and when (default: a new one each time)")
    private @Nullable Long seed;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "how many (default: ${DEFAULT-VALUE})",
            defaultValue = "40")
    private int rounds;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            description = "how long clients work in a round (default: ${DEFAULT-VALUE})",
            defaultValue = "12")
    private int seconds;

    @Option(
            names = "--back-within",
            paramLabel = "SECONDS",
            description = "a killed service has to serve again within so long (default: ${DEFAULT-VALUE})",
            defaultValue = "10")
    private int backWithin;

    @Option(
            names = "--only",
            paramLabel = "N",
            split = ",",
            description = "plays only these rounds of the schedule, such as the one that failed")
    private List<Integer> only = List.of();

    @Option(
            names = "--faults",
            paramLabel = "KIND",
            split = ",",
            description = "only these kinds: ${COMPLETION-CANDIDATES}")
    private List<Fault.Kind> kinds = List.of(Fault.Kind.values());

    @Option(names = "--matrix", description = "prints which kind befalls which process, and does nothing")
    private boolean matrix;

    @Option(names = "--json", description = "prints the rounds as JSON at the end, and no table")
    private boolean json;

    @Option(names = "--keep", description = "keeps the data folder")
    private boolean keep;

    @Option(names = "--port", paramLabel = "N", description = "the one address is 127.0.0.1:N (default: a free one)")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "a new folder for the data (default: a temporary one)")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (matrix) {
            out.print(Fault.matrix());
            out.flush();
            return Hotline.DONE;
        }
        if (seconds < SHORTEST_ROUND) {
            throw new StackException("A round takes at least " + SHORTEST_ROUND + " seconds.");
        }
        long chosen = seed == null ? System.nanoTime() % 1_000_000 : seed;
        Path folder = newFolder();
        boolean withSmallDisks = kinds.contains(Fault.Kind.FULL_DISK) && SmallDisk.isPossible(folder);
        List<Fault.Kind> possible = new ArrayList<>(kinds);
        if (!withSmallDisks && possible.remove(Fault.Kind.FULL_DISK)) {
            err.println("The kind FULL_DISK is passed over: a small disk cannot be mounted here.");
        }
        err.println("seed " + chosen + ", data in " + folder);
        err.flush();
        Schedule schedule = Schedule.of(chosen, rounds, Duration.ofSeconds(seconds), Fault.all(possible));
        StackSettings settings = StackSettings.of(Path.of(System.getProperty(StackOptions.ROOT, "")))
                .withData(folder)
                .withPort(port == null ? Ports.free() : port);
        try (ChaosStack chaos = ChaosStack.start(settings, withSmallDisks, keep)) {
            ChaosRun run = new ChaosRun(chaos.stack(), chaos.inflictor(), chosen, Duration.ofSeconds(seconds));
            return report(chosen, play(run, schedule, chosen, out, err), out);
        }
    }

    private List<RoundResult> play(ChaosRun run, Schedule schedule, long chosen, PrintWriter out, PrintWriter err)
            throws InterruptedException {
        List<RoundResult> results = new ArrayList<>();
        if (!json) {
            out.println(Report.HEAD);
        }
        for (PlannedRound round : schedule.rounds()) {
            if (!only.isEmpty() && !only.contains(round.number())) {
                continue;
            }
            RoundResult result = run.play(round);
            results.add(result);
            if (!json) {
                out.println(Report.lines(result));
                out.flush();
            }
            List<String> failures = result.failures(backLimit());
            failures.stream().limit(MOST_FAILURES_SHOWN).forEach(err::println);
            if (!failures.isEmpty()) {
                err.println("Again: ./hotline chaos --seed " + chosen + " --rounds " + rounds + " --for " + seconds
                        + kindsAsGiven() + " --only " + round.number());
            }
            err.flush();
            if (!result.findings().isEmpty()) {
                err.println("The rounds after it are left out: what is lost stays lost.");
                break;
            }
        }
        return results;
    }

    private int report(long chosen, List<RoundResult> results, PrintWriter out) {
        boolean failed = results.stream()
                .anyMatch(result -> !result.failures(backLimit()).isEmpty());
        if (json) {
            out.println(Report.json(chosen, results, backLimit()));
        } else {
            out.println(
                    failed
                            ? "FAILED"
                            : results.size() + " rounds, "
                                    + results.stream()
                                            .mapToInt(RoundResult::told)
                                            .sum() + " answers, nothing lost, nothing doubled.");
        }
        out.flush();
        return failed ? Hotline.FAILED : Hotline.DONE;
    }

    private String kindsAsGiven() {
        return kinds.size() == Fault.Kind.values().length
                ? ""
                : " --faults "
                        + String.join(",", kinds.stream().map(Fault.Kind::name).toList());
    }

    private Duration backLimit() {
        return Duration.ofSeconds(backWithin);
    }

    private Path newFolder() throws IOException {
        if (data == null) {
            return Files.createTempDirectory("hotline-chaos-");
        }
        Path folder = Files.createDirectories(data.toAbsolutePath().normalize());
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new StackException("There is something in " + folder
                        + " already, and chaos deletes what it leaves: give --data a new folder.");
            }
        }
        return folder;
    }
}
