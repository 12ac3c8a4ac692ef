package hotline.local;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the whole stack and stays in front until Ctrl-C, or leaves it in the background. */
@Command(
        name = "up",
        description = "Starts the hotline and stays in front; Ctrl-C stops it. Data survive.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    static final String IN_BACKGROUND = "--in-background";

    @Mixin
    private StackOptions stack = new StackOptions();

    @Mixin
    private SizeOptions size = new SizeOptions();

    @Option(names = "--detach", description = "returns once all is ready; ./hotline down ends it")
    private boolean detach;

    @Option(
            names = "--empty",
            description =
                    "on the first start loads the directory only (units, areas, categories, catalogue, limits, calendar) and not the"
                            + " campaign of 2019")
    private boolean empty;

    /** Given by {@link Background}, which welcomes the person itself. */
    @Option(names = IN_BACKGROUND, hidden = true)
    private boolean inBackground;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        StackSettings settings = size.applyTo(stack.settings()).startedEmpty(empty);
        PrintWriter out = spec.commandLine().getOut();
        if (detach) {
            int code = new Background(settings).start();
            if (code == Hotline.DONE) {
                Welcome.print(settings, out);
            }
            return code;
        }
        Foreground foreground = new Foreground(settings);
        foreground.run(running -> {
            if (!inBackground) {
                Welcome.print(settings, out);
            }
            foreground.alongside(Training.begin(running, settings));
        });
        return Hotline.DONE;
    }
}
