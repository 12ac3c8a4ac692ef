package hotline.local.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A kind of fault and whom it befalls. */
record Fault(Kind kind, Part part) {

    /** What can go wrong. */
    enum Kind {
        /** {@code kill -9}. */
        KILL("kill -9"),
        /** SIGSTOP, and SIGCONT after a while: it holds all that it held and answers nothing. */
        FREEZE("stopped (SIGSTOP)"),
        /** Every connection to and from it is reset, and no new one is let through for a while. */
        CUT("connections cut"),
        /** What is sent to and from it comes late for a while. */
        DELAY("connections delayed"),
        /** What is sent in one direction vanishes, and nobody is told; such a connection stays dead for good. */
        HALF_OPEN("connections half-open"),
        /** Nothing more can be written for a while. */
        FULL_DISK("disk full"),
        /** Its clock jumps forward, then back behind the right time, then to the right time. */
        CLOCK("clock jumps");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** Why this kind makes no sense on a process, or nothing where it does. */
        Optional<String> senselessOn(Part part) {
            return switch (this) {
                case KILL, FREEZE, CUT, DELAY, HALF_OPEN -> Optional.empty();
                case FULL_DISK ->
                    part.keepsData()
                            ? Optional.empty()
                            : Optional.of("it keeps nothing on the disk but its log; its data are PostgreSQL's");
                case CLOCK ->
                    part.isService()
                            ? Optional.empty()
                            : Optional.of("it shares the machine's clock, and no time that it takes decides anything");
            };
        }
    }

    /** Every fault of these kinds that makes sense. */
    static List<Fault> all(List<Kind> kinds) {
        return kinds.stream()
                .flatMap(kind -> Arrays.stream(Part.values())
                        .filter(part -> kind.senselessOn(part).isEmpty())
                        .map(part -> new Fault(kind, part)))
                .toList();
    }

    /** Which kind befalls which process, for a person to read. */
    static String matrix() {
        StringBuilder matrix = new StringBuilder();
        for (Kind kind : Kind.values()) {
            List<Part> parts = Arrays.stream(Part.values())
                    .filter(part -> kind.senselessOn(part).isEmpty())
                    .toList();
            matrix.append(String.format(
                    Locale.ROOT,
                    "%-9s  %-22s  %s%n",
                    kind,
                    kind.words(),
                    String.join(" ", parts.stream().map(Part::process).toList())));
            Arrays.stream(Part.values())
                    .flatMap(part -> kind.senselessOn(part).stream())
                    .distinct()
                    .forEach(why -> matrix.append(String.format(Locale.ROOT, "%35snot on the others: %s%n", "", why)));
        }
        return matrix.toString();
    }
}
