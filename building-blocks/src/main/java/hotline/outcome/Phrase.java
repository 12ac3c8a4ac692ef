package hotline.outcome;

import com.google.errorprone.annotations.Immutable;
import java.util.Locale;

/** The same words for a person, in Chinese and in English. */
@Immutable
public record Phrase(String zh, String en) {

    /** The words in the asker's language: English where English is asked for, Chinese otherwise. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
