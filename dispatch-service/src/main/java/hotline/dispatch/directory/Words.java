package hotline.dispatch.directory;

import java.util.Objects;

/**
 * The same sentence for a person in Chinese and in English (FR-19: every automatic decision is said in words).
 *
 * @param zh Chinese, as an operator reads it aloud
 * @param en English
 */
public record Words(String zh, String en) {

    /** Nothing to say. */
    public static final Words NONE = new Words("", "");

    public Words {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }

    /** This sentence with another one directly after it. */
    public Words and(Words next) {
        return new Words(zh + next.zh, en.isEmpty() || next.en.isEmpty() ? en + next.en : en + " " + next.en);
    }
}
