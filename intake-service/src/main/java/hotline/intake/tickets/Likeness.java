package hotline.intake.tickets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How alike two texts are: by the pairs of characters that they share (Dice), from 0 to 1. */
public final class Likeness {
    /** From here on two texts are likely about the same. */
    public static final double LIKELY = 0.3;

    /** From here on they are grouped: more than a place's name that they share, which all texts from there do. */
    public static final double GROUPED = 0.4;

    private static final int WINDOW = 4;
    private static final int WINDOWS = 3;

    private Likeness() {}

    /** The pairs of characters of a folded text, blanks and marks left out. */
    public static Set<Long> pairs(String folded) {
        int[] characters = bare(folded);
        Set<Long> pairs = new HashSet<>();
        for (int n = 1; n < characters.length; n++) {
            pairs.add(((long) characters[n - 1] << 32) | characters[n]);
        }
        return pairs;
    }

    /** How much of both they share. */
    public static double of(Set<Long> one, Set<Long> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        long shared = one.size() <= other.size() ? shared(one, other) : shared(other, one);
        return 2.0 * shared / (one.size() + other.size());
    }

    private static long shared(Set<Long> small, Set<Long> large) {
        return small.stream().filter(large::contains).count();
    }

    /** Some pieces of a folded text that a text about the same would likely have: from its beginning, middle and end. */
    public static List<String> pieces(String folded) {
        List<String> runs = new ArrayList<>();
        for (String run : folded.split("[^\\p{L}\\p{N}]+", -1)) {
            int[] characters = run.codePoints().toArray();
            if (characters.length >= 2) {
                for (int from = 0; from < characters.length - 1; from += WINDOW) {
                    int start = Math.max(0, Math.min(from, characters.length - WINDOW));
                    runs.add(new String(characters, start, Math.min(WINDOW, characters.length - start)));
                }
            }
        }
        if (runs.size() <= WINDOWS) {
            return List.copyOf(runs);
        }
        return List.of(runs.getFirst(), runs.get(runs.size() / 2), runs.getLast());
    }

    /**
     * Those that hang together: each is likely about the same as another of its group. Groups of one are left out.
     *
     * @param pairs the pairs of characters of each
     */
    public static <T> List<List<T>> groups(Map<T, Set<Long>> pairs) {
        List<T> all = new ArrayList<>(pairs.keySet());
        Map<T, T> leads = new HashMap<>();
        all.forEach(one -> leads.put(one, one));
        for (int n = 0; n < all.size(); n++) {
            for (int m = n + 1; m < all.size(); m++) {
                T one = leader(leads, all.get(n));
                T other = leader(leads, all.get(m));
                if (!one.equals(other)
                        && of(pairs.getOrDefault(all.get(n), Set.of()), pairs.getOrDefault(all.get(m), Set.of()))
                                >= GROUPED) {
                    leads.put(other, one);
                }
            }
        }
        Map<T, List<T>> groups = new HashMap<>();
        all.forEach(one -> groups.computeIfAbsent(leader(leads, one), _ -> new ArrayList<>())
                .add(one));
        Collection<List<T>> found = groups.values();
        return found.stream().filter(group -> group.size() > 1).toList();
    }

    private static <T> T leader(Map<T, T> leads, T one) {
        T lead = one;
        T next = leads.get(lead);
        while (next != null && !next.equals(lead)) {
            lead = next;
            next = leads.get(lead);
        }
        return lead;
    }

    private static int[] bare(String folded) {
        return folded.codePoints().filter(Character::isLetterOrDigit).toArray();
    }
}
