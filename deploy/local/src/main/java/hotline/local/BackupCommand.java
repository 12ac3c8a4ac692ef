package hotline.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hotline.local.backup.Backup;
import hotline.local.backup.BackupException;
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

/** Copies the state of a stack that runs into a file. */
@Command(
        name = "backup",
        description = {
            "Copies the whole state of a hotline that runs into FILE, and its secrets into FILE.keys.",
            "Without FILE.keys contacts stay closed: keep the two apart. docs/operations.md says more."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private static final long MEBIBYTE = 1 << 20;

    @Mixin
    private StackOptions stack = new StackOptions();

    @Parameters(paramLabel = "FILE", description = "a new file, such as hotline-2026-11-24.backup")
    private Path file = Path.of("");

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        RunFile run = stack.running();
        Path data = stack.settings().data();
        PostgresProcess postgres = new PostgresProcess(
                data.resolve("postgresql"),
                data.resolve("logs").resolve("postgresql.log"),
                run.innerPorts().getOrDefault("postgresql", 0));
        say(copy(data, postgres));
        return Hotline.DONE;
    }

    private Backup.Result copy(Path data, PostgresProcess postgres) {
        try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr())) {
            return new Backup(data, postgres.asSuperuser("postgres"), progress).write(file);
        } catch (BackupException e) {
            throw new StackException(String.valueOf(e.getMessage()), e);
        }
    }

    private void say(Backup.Result result) throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new JsonMapper()
                    .writeValueAsString(Map.of(
                            "file", result.file().toString(),
                            "keys", result.keys().toString(),
                            "bytes", result.bytes(),
                            "moment", result.moment().toString())));
        } else {
            out.println(result.file() + ": the state of " + result.moment() + ", "
                    + (result.bytes() + MEBIBYTE - 1) / MEBIBYTE + " MiB; the keys are in " + result.keys() + ".");
        }
        out.flush();
    }
}
