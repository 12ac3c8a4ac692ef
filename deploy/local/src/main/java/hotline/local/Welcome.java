package hotline.local;

import java.io.PrintWriter;

/** What a person sees once the hotline is ready: where it is, and as whom to sign in. */
final class Welcome {
    private Welcome() {}

    static void print(StackSettings settings, PrintWriter out) {
        out.println();
        out.println("  The hotline is at  http://" + Ports.HOST + ":" + settings.port() + "/");
        out.println("  Demo accounts      operator, dispatcher, callback, supervisor, admin, auditor, importer,");
        out.println("                     and for each unit handler-CODE and leader-CODE, such as handler-mzj");
        out.println("                     (the password is the name)");
        out.println();
        out.flush();
    }
}
