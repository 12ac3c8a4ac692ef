package hotline.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows each process of a stack that runs: its number, its inner port, and whether it is ready. */
@Command(name = "status", description = "Shows what runs, and whether it is ready.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private StackOptions stack = new StackOptions();

    @Option(names = "--json", description = "prints JSON")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        RunFile run = stack.running();
        Status status = new Status(
                "http://" + Ports.HOST + ":" + run.port() + "/",
                stack.settings().data().toString(),
                run.ready(),
                run.processes().entrySet().stream()
                        .map(process -> Part.of(process.getKey(), process.getValue(), run))
                        .toList());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(status));
        } else {
            status.processes()
                    .forEach(part -> out.println(String.format(
                            Locale.ROOT,
                            "%-11s %-9s process %-8d port %d",
                            part.name(),
                            part.state(),
                            part.pid(),
                            part.port())));
            out.println("The hotline is at " + status.address());
        }
        out.flush();
        return Hotline.DONE;
    }

    record Status(String address, String data, boolean ready, List<Part> processes) {}

    record Part(String name, String state, long pid, int port) {
        static Part of(String name, ProcessMark mark, RunFile run) {
            int port = run.innerPorts().getOrDefault(name, 0);
            return new Part(name, state(name, mark, port), mark.pid(), port);
        }

        private static String state(String name, ProcessMark mark, int port) {
            if (mark.find().isEmpty()) {
                return "down";
            }
            boolean ready = LocalStack.SERVICES.contains(PartNames.part(name))
                    ? Http.isOk(ServiceProcess.readinessAddress(name, port))
                    : Ports.answers(port);
            return ready ? "ready" : "starting";
        }
    }
}
