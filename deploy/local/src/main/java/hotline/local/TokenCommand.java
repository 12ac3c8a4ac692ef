package hotline.local;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a bearer token of a demo account, for curl. */
@Command(
        name = "token",
        description = {
            "Prints a bearer token of a demo account, good for an hour.",
            "For curl:",
            "  curl -H \"Authorization: Bearer $(./hotline token operator)\" ..."
        },
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
    @Mixin
    private StackOptions stack = new StackOptions();

    @Parameters(paramLabel = "USER", description = "such as operator, handler-mzj or machine")
    private String user = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String identity = "http://" + Ports.HOST + ":" + stack.running().port() + "/auth";
        Optional<String> found = DemoMachine.isName(user)
                ? KeycloakAdmin.machineToken(identity, Realm.NAME, user, user)
                : KeycloakAdmin.token(identity, Realm.NAME, Realm.CLIENT, user, user);
        String token = found.orElseThrow(
                () -> new StackException(
                        "There is no demo account " + user
                                + ": take operator, dispatcher, callback, supervisor, admin, auditor, importer, handler-CODE, leader-CODE, machine or machine-mzj."));
        PrintWriter out = spec.commandLine().getOut();
        out.println(token);
        out.flush();
        return Hotline.DONE;
    }
}
