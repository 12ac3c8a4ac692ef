package hotline.intake.contacts;

import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number as digits, without the country's prefix and without marks between. */
public record PhoneNumber(String digits) {
    private static final Pattern MARKS = Pattern.compile("[\\s\\-/().]");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{3,15}");

    /** The number that was meant; empty where the text is none. */
    public static Optional<PhoneNumber> of(String text) {
        String bare = MARKS.matcher(text).replaceAll("");
        if (bare.startsWith("+86")) {
            bare = bare.substring(3);
        } else if (bare.startsWith("0086")) {
            bare = bare.substring(4);
        } else if (bare.startsWith("+")) {
            bare = bare.substring(1);
        }
        return DIGITS.matcher(bare).matches() ? Optional.of(new PhoneNumber(bare)) : Optional.empty();
    }

    /** The number with its middle hidden: 138****1234; a short one keeps its last two digits only. */
    public String masked() {
        int length = digits.length();
        return length >= 11
                ? digits.substring(0, length - 8) + "****" + digits.substring(length - 4)
                : "****" + digits.substring(length - 2);
    }
}
