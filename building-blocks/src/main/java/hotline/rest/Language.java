package hotline.rest;

import hotline.outcome.Phrase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;

/** The language in which the asker wants to be answered: the first of Accept-Language that we speak, else Chinese. */
@RequestScoped
public class Language {
    private final HttpHeaders headers;

    Language(HttpHeaders headers) {
        this.headers = headers;
    }

    public Locale locale() {
        for (Locale wanted : headers.getAcceptableLanguages()) {
            if (wanted.getLanguage().equals("en")) {
                return Locale.ENGLISH;
            }
            if (wanted.getLanguage().equals("zh")) {
                return Locale.CHINESE;
            }
        }
        return Locale.CHINESE;
    }

    public String of(Phrase phrase) {
        return phrase.in(locale());
    }
}
