package hotline.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hotline.local.imports.Columns;
import hotline.local.imports.Counts;
import hotline.local.imports.ImportException;
import hotline.local.imports.Importer;
import hotline.local.imports.WrongFileException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads historic tickets and opinions with their own times into a hotline that runs. */
@Command(
        name = "import",
        description = {
            "Loads historic tickets and opinions with their own times.",
            "Files are JSON Lines or CSV; docs/import.md says what a line holds. A line that cannot be taken is named with its"
                    + " number and why, and the others land. After a kill the same call goes on where it stopped; a file that is"
                    + " imported again changes nothing.",
            "Exit codes: 0 all lines are in, 1 some are not or it failed, 2 wrong use, 3 not running, 130 Ctrl-C."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Mixin
    private StackOptions stack = new StackOptions();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON Lines or CSV, by the ending or the first sign")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--dry-run", description = "counts and names bad lines; nothing is stored")
    private boolean dryRun;

    @Option(
            names = "--columns",
            paramLabel = "FILE",
            description = "what the heads of a CSV mean, beside those in seeds/import-columns.properties")
    private @Nullable Path columns;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "UTF-8 or GB18030 (default: GB18030 where a file is not UTF-8)")
    private @Nullable String encoding;

    @Option(
            names = "--bad-lines",
            paramLabel = "FILE",
            description = "writes the lines that were not taken, to be mended")
    private @Nullable Path badLines;

    @Option(names = "--restart", description = "forgets how far an earlier call has come")
    private boolean restart;

    @Option(names = "--as", paramLabel = "USER", description = "the demo account that imports (default: importer)")
    private String user = "importer";

    @Option(names = "--json", description = "prints the summary as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What became of the lines of all files. */
    record Summary(List<OfFile> files, Counts total, boolean dryRun, double seconds, long linesPerSecond) {}

    /** What became of the lines of one file. */
    record OfFile(String file, Counts counts) {}

    @Override
    public Integer call() throws JsonProcessingException {
        try {
            return importFiles();
        } catch (WrongFileException e) {
            throw new WrongUseException(String.valueOf(e.getMessage()));
        } catch (ImportException e) {
            throw new StackException(String.valueOf(e.getMessage()), e);
        }
    }

    private int importFiles() throws JsonProcessingException {
        StackSettings settings = stack.settings();
        Charset charset = encoding == null ? null : charset(encoding);
        Columns heads = heads(settings.root());
        files.forEach(file -> Importer.check(file, heads, charset));
        RunFile run = stack.running();
        Instant start = Instant.now();
        List<OfFile> results = new ArrayList<>();
        ImportProgress progress = new ImportProgress(spec.commandLine().getErr(), badLines, restart || dryRun);
        Thread farewell = new Thread(progress::interrupted);
        Runtime.getRuntime().addShutdownHook(farewell);
        try (progress) {
            Importer importer = new Importer(
                    ImporterAccount.endpoint(run.port(), user, dryRun, language(), PATIENCE),
                    states(settings.data()),
                    dryRun,
                    progress);
            for (Path file : files) {
                results.add(new OfFile(file.toString(), importer.run(file, heads, charset, restart)));
            }
        } finally {
            Runtime.getRuntime().removeShutdownHook(farewell);
        }
        return say(results, Duration.between(start, Instant.now()), progress.linesOfThisCall());
    }

    /** Where imports keep how far they have come. */
    static Path states(Path data) {
        return data.resolve("imports");
    }

    private Columns heads(Path root) {
        List<Path> mappings = new ArrayList<>(List.of(root.resolve(Path.of("seeds", "import-columns.properties"))));
        if (columns != null) {
            mappings.add(columns);
        }
        return Columns.of(mappings).withNamesOf(root.resolve("seeds"));
    }

    private static Charset charset(String name) {
        return switch (name.toUpperCase(Locale.ROOT).replace("-", "")) {
            case "UTF8" -> StandardCharsets.UTF_8;
            case "GB18030", "GBK", "GB2312" -> Charset.forName("GB18030");
            default -> throw new WrongUseException("The encoding " + name + " is not known: take UTF-8 or GB18030.");
        };
    }

    /** Reasons are told in the language of the terminal. */
    private static String language() {
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String locale = System.getenv(name);
            if (locale != null && !locale.isEmpty()) {
                return locale.startsWith("zh") ? "zh-CN" : "en";
            }
        }
        return "en";
    }

    private int say(List<OfFile> results, Duration took, long linesOfThisCall) throws JsonProcessingException {
        Counts total = results.stream().map(OfFile::counts).reduce(Counts.NONE, Counts::plus);
        double seconds = took.toMillis() / 1000.0;
        long rate = Math.round(linesOfThisCall / Math.max(seconds, 0.001));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new JsonMapper().writeValueAsString(new Summary(results, total, dryRun, seconds, rate)));
        } else {
            results.forEach(result -> out.println(result.file() + ": " + sentence(result.counts())));
            if (results.size() > 1) {
                out.println("Together: " + sentence(total));
            }
            out.println(String.format(Locale.ROOT, "%.1f s, %d lines a second.", seconds, rate));
        }
        out.flush();
        return total.bad() == 0 ? Hotline.DONE : Hotline.FAILED;
    }

    private String sentence(Counts counts) {
        return counts.lines() + " lines, " + counts.imported() + (dryRun ? " would be imported, " : " imported, ")
                + counts.unchanged() + " there already, " + counts.bad() + " bad.";
    }
}
