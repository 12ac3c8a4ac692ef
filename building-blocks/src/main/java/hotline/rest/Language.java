package hotline.rest;

import hotline.outcome.Phrase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** The language in which the asker wants to be answered: the first of Accept-Language that we speak, else Chinese. */
@RequestScoped
public class Language {
    private final HttpHeaders headers;

    Language(HttpHeaders headers) {
        this.headers = headers;
    }

    public Locale locale() {
        String languages = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        return wanted(languages == null ? "" : languages);
    }

    public String of(Phrase phrase) {
        return phrase.in(locale());
    }

    /** What the header asks for; Chinese where it is malformed. */
    static Locale wanted(String acceptLanguage) {
        if (acceptLanguage.isEmpty()) {
            return Locale.CHINESE;
        }
        try {
            for (LanguageRange range : LanguageRange.parse(acceptLanguage)) {
                if (range.getRange().startsWith("en")) {
                    return Locale.ENGLISH;
                }
                if (range.getRange().startsWith("zh")) {
                    return Locale.CHINESE;
                }
            }
        } catch (IllegalArgumentException e) {
            // as if nothing had been asked for
        }
        return Locale.CHINESE;
    }
}
