package hotline.local;

import hotline.local.bench.Bench;
import hotline.local.bench.JsonReport;
import hotline.local.bench.OfSize;
import hotline.local.bench.Part;
import hotline.local.bench.Plan;
import hotline.local.bench.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the hotline on this machine beside what its PostgreSQL can do at all. */
@Command(
        name = "bench",
        description = {
            "Starts a hotline of its own with data that are thrown away, and measures it beside the limit of this machine, in the"
                    + " same run and in turns. docs/performance.md says how, and keeps the history."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    private static final Path USUAL_FOLDER = Path.of("deploy", "local", "target", "bench");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "the one address of the stack that is measured (default: a free one)")
    private @Nullable Integer port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "a folder that does not exist yet, on the disk to be measured (default: one under deploy/local/target)")
    private @Nullable Path data;

    @Option(
            names = "--tickets",
            paramLabel = "N",
            split = ",",
            description = "how many tickets lie in the databases, in turn (default: 10000,100000,1000000)")
    private List<Long> tickets = List.of();

    @Option(names = "--warm", paramLabel = "SECONDS", description = "load before anything is measured (default: 180)")
    private @Nullable Integer warm;

    @Option(
            names = "--sustain",
            paramLabel = "SECONDS",
            description = "how long the pipeline is kept at its highest rate (default: 60)")
    private @Nullable Integer sustain;

    @Option(
            names = "--each",
            paramLabel = "SECONDS",
            description = "how long each of the other figures is measured (default: 20)")
    private @Nullable Integer each;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "some parts, of ${COMPLETION-CANDIDATES}; the limit is measured with each")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--quick", description = "a quick look: --tickets 10000 --warm 20 --sustain 15 --each 8")
    private boolean quick;

    @Option(names = "--direct", description = "asks the services at their own ports, not through the one address")
    private boolean direct;

    @Option(names = "--json", paramLabel = "FILE", description = "writes all figures there")
    private @Nullable Path json;

    @Option(names = "--keep", description = "leaves the data and logs of the stack where they are")
    private boolean keep;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private volatile boolean ending;

    @Override
    public Integer call() throws IOException {
        Plan plan = plan();
        StackSettings settings = settings();
        LocalStack stack = LocalStack.open(settings);
        Thread atCtrlC = new Thread(() -> {
            ending = true;
            end(stack, settings);
        });
        Runtime.getRuntime().addShutdownHook(atCtrlC);
        try {
            stack.start();
            measure(stack, plan, settings);
        } catch (RuntimeException e) {
            if (ending) {
                Foreground.waitForTheEnd();
            }
            throw e;
        } finally {
            if (!ending) {
                Runtime.getRuntime().removeShutdownHook(atCtrlC);
                end(stack, settings);
            }
        }
        return Hotline.DONE;
    }

    private void measure(LocalStack stack, Plan plan, StackSettings settings) throws IOException {
        List<OfSize> results;
        try (Bench bench = new Bench(
                stack, plan, account -> token(stack, account), settings.root().resolve("seeds"), settings.talk())) {
            results = bench.run();
        }
        PrintWriter out = spec.commandLine().getOut();
        Report.of(results).forEach(out::println);
        out.flush();
        if (json != null) {
            Files.writeString(json, JsonReport.of(results));
        }
    }

    private static String token(LocalStack stack, String account) {
        return KeycloakAdmin.token(stack.address() + "/auth", Realm.NAME, Realm.CLIENT, account, account)
                .orElseThrow(() -> new StackException("There is no demo account " + account + "."));
    }

    private Plan plan() {
        List<Long> usual = quick ? List.of(Plan.SIZES.getFirst()) : Plan.SIZES;
        if (tickets.stream().anyMatch(size -> size < 0)) {
            throw new WrongUseException("There cannot be fewer than 0 tickets.");
        }
        return new Plan(
                tickets.isEmpty() ? usual : tickets,
                seconds("--warm", warm, quick ? Duration.ofSeconds(20) : Plan.WARM, 0),
                seconds("--sustain", sustain, quick ? Duration.ofSeconds(15) : Plan.SUSTAIN, 4),
                seconds("--each", each, quick ? Duration.ofSeconds(8) : Plan.EACH, 4),
                only,
                direct);
    }

    private StackSettings settings() throws IOException {
        StackSettings settings = StackSettings.of(Path.of(System.getProperty(StackOptions.ROOT, "")));
        settings = settings.withData(data == null ? settings.root().resolve(USUAL_FOLDER) : data)
                .withPort(port == null ? Ports.free() : StackOptions.checked(port))
                .startedEmpty(true); // it has tickets of its own
        if (data != null && Files.exists(data)) {
            throw new WrongUseException(
                    "The folder " + data + " exists, and the bench throws its data away: name another one.");
        }
        if (Files.exists(settings.data())) {
            LocalStack.open(settings).close(); // ends what a run that was killed has left running
            Folders.delete(settings.data());
        }
        return settings;
    }

    private static Duration seconds(String option, @Nullable Integer asked, Duration usual, int least) {
        if (asked == null) {
            return usual;
        }
        if (asked < least) {
            throw new WrongUseException(option + " takes at least " + least + " seconds.");
        }
        return Duration.ofSeconds(asked);
    }

    private void end(LocalStack stack, StackSettings settings) {
        stack.close();
        if (keep) {
            settings.talk().accept("The data are kept in " + settings.data() + ".");
            return;
        }
        try {
            Folders.delete(settings.data());
        } catch (IOException e) {
            throw new UncheckedIOException("the data of the bench are left in " + settings.data(), e);
        }
    }
}
