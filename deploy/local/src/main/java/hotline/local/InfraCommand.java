package hotline.local;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts what the services stand on, and says what a service run by hand has to be told. */
@Command(
        name = "infra",
        description = {
            "Starts PostgreSQL, Kafka and the identity provider only, for quarkus dev.",
            "Prints for each service the environment variables to export; stays in front, Ctrl-C stops it."
        },
        mixinStandardHelpOptions = true)
final class InfraCommand implements Callable<Integer> {
    @Mixin
    private StackOptions stack = new StackOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        new Foreground(stack.settings().withoutServices()).run(running -> print(running, out));
        return Hotline.DONE;
    }

    private static void print(LocalStack stack, PrintWriter out) {
        for (String service : LocalStack.SERVICES) {
            out.println();
            out.println("# for " + service + "-service");
            stack.environment(service).forEach((name, value) -> out.println("export " + name + "=" + quoted(value)));
        }
        out.println();
        out.flush();
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
