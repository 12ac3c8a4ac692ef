package hotline.local;

import hotline.local.chaos.ChaosCommand;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: what {@code ./hotline} calls. Data go to stdout and talk to stderr; what cannot be done is one sentence. */
@Command(
        name = "./hotline",
        description = "The 12345 hotline on this machine.",
        mixinStandardHelpOptions = true,
        version = "1.0.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            InfraCommand.class,
            TokenCommand.class,
            ImportCommand.class,
            TrainCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ChaosCommand.class,
            BenchCommand.class
        },
        footer = {
            "  test    Runs every test of the project; with --all the long ones too.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong use, 3 not running, 4 port taken, 130 Ctrl-C."
        })
public final class Hotline {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int NOT_RUNNING = 3;
    static final int PORT_TAKEN = 4;

    private Hotline() {}

    public static void main(String[] args) {
        // what the clients of Kafka and Vert.x log is for developers, and the parts write logs of their own
        LogManager.getLogManager().reset();
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new Hotline())
                .setParameterExceptionHandler(Hotline::explainWrongUse)
                .setExecutionExceptionHandler(Hotline::explainFailure)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
    }

    private static int explainWrongUse(ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(sentence(String.valueOf(exception.getMessage())) + " See " + name + " --help.");
        return WRONG_USE;
    }

    private static int explainFailure(Exception exception, CommandLine command, ParseResult parsed) {
        return switch (exception) {
            case StackException failure -> {
                command.getErr().println(failure.getMessage());
                yield exitCode(failure);
            }
            default -> {
                command.getErr()
                        .println("Something unexpected happened (" + exception
                                + "): please report it with the logs in the data folder.");
                yield FAILED;
            }
        };
    }

    private static int exitCode(StackException failure) {
        return switch (failure) {
            case PortTakenException _ -> PORT_TAKEN;
            case NotRunningException _ -> NOT_RUNNING;
            case WrongUseException _ -> WRONG_USE;
            default -> FAILED;
        };
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}
