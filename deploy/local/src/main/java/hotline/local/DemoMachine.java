package hotline.local;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine's account of the demo realm; its secret is its name.
 *
 * @param unit the unit that it works for; null for one of the hotline itself
 */
record DemoMachine(String name, @Nullable String unit, List<String> scopes) {
    DemoMachine {
        scopes = List.copyOf(scopes);
    }

    /** One of the hotline with every scope, and one of a unit. */
    static List<DemoMachine> all() {
        return List.of(
                new DemoMachine(
                        "machine",
                        null,
                        List.of(
                                "tickets:write",
                                "cases:read",
                                "replies:write",
                                "callbacks:write",
                                "contacts:read",
                                "cti")),
                new DemoMachine(
                        "machine-mzj",
                        "MZJ",
                        List.of("tickets:write", "cases:read", "replies:write", "contacts:read")));
    }

    static boolean isName(String name) {
        return all().stream().anyMatch(machine -> machine.name().equals(name));
    }
}
