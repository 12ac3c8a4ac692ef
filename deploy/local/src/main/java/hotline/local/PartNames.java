package hotline.local;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How the processes of a stack are called where a part runs more than once: {@code intake}, {@code intake-2}, {@code intake-3}. */
final class PartNames {
    private static final Pattern NUMBERED = Pattern.compile("(.+)-(\\d+)");

    private PartNames() {}

    /** The names of so many processes of one part. */
    static List<String> of(String part, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> nth(part, n)).toList();
    }

    /** The name of the nth process of a part; the first is 1. */
    static String nth(String part, int n) {
        return n == 1 ? part : part + "-" + n;
    }

    /** Which part a process is of. */
    static String part(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches() ? numbered.group(1) : name;
    }

    /** Which of a part's processes it is; the first is 1. */
    static int number(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches() ? Integer.parseInt(numbered.group(2)) : 1;
    }
}
