package hotline.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a stack again from a backup. */
@Command(
        name = "restore",
        description = {
            "Makes a hotline again from FILE and FILE.keys, in a data folder that is new or empty (--data).",
            "Starts it once, refills the topics, compares all counters with their facts, and leaves it ready for ./hotline up."
        },
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private StackOptions stack = new StackOptions();

    @Mixin
    private SizeOptions size = new SizeOptions();

    @Parameters(paramLabel = "FILE", description = "what ./hotline backup has written")
    private Path file = Path.of("");

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        StackSettings settings = size.applyTo(stack.settings());
        StackRestore.Result result = restore(settings);
        say(result);
        return result.auditEqual() ? Hotline.DONE : Hotline.FAILED;
    }

    private StackRestore.Result restore(StackSettings settings) {
        try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr())) {
            return new StackRestore(settings, progress).run(file, _ -> {});
        }
    }

    private void say(StackRestore.Result result) throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new JsonMapper()
                    .writeValueAsString(Map.of(
                            "data", result.data().toString(),
                            "moment", result.moment(),
                            "messages", result.messages(),
                            "auditEqual", result.auditEqual())));
        } else {
            out.println(result.data() + ": the state of " + result.moment() + ", " + result.messages()
                    + " messages sent again; the audit is "
                    + (result.auditEqual() ? "equal" : "NOT equal, see /reporting/v1/audit")
                    + ".");
        }
        out.flush();
    }
}
