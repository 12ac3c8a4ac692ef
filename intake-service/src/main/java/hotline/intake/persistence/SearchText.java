package hotline.intake.persistence;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** Texts as they are compared: full width as half width, capitals as small letters. The same for what is sought and where. */
public final class SearchText {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private SearchText() {}

    /** The text folded; the character that the database cannot keep becomes a blank. */
    public static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .map(character -> character == 0 ? ' ' : Character.toLowerCase(character))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** The words of a query, folded; none where it is blank. */
    public static List<String> words(String query) {
        String folded = folded(query).strip();
        return folded.isEmpty() ? List.of() : List.of(BLANKS.split(folded));
    }

    /** Whether a word is long enough to be found by an index of pairs. */
    public static boolean hasAPair(String word) {
        return word.codePointCount(0, word.length()) > 1;
    }
}
