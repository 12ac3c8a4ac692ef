package hotline.outcome;

import java.util.Locale;

/** The same words for a person, in Chinese and in English. */
public record Phrase(String zh, String en) {

    /** The words in the asker's language: English where English is asked for, Chinese otherwise. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
