package hotline.outcome;

import com.google.errorprone.annotations.Immutable;
import java.util.Locale;
import java.util.Objects;

/** The same words for a person, in Chinese and in English. */
@Immutable
public record Phrase(String zh, String en) {

    /** Nothing to say. */
    public static final Phrase NONE = new Phrase("", "");

    public Phrase {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }

    /** The words in the asker's language: English where English is asked for, Chinese otherwise. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }

    /** This sentence with another one directly after it. */
    public Phrase and(Phrase next) {
        return new Phrase(zh + next.zh, en.isEmpty() || next.en.isEmpty() ? en + next.en : en + " " + next.en);
    }
}
