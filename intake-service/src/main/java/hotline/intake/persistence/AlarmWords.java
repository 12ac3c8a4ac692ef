package hotline.intake.persistence;

import hotline.intake.tickets.Urgency;
import hotline.time.HotlineTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Words that say by themselves how urgent a matter is, from {@code seeds/alarm-words.csv}. */
@ApplicationScoped
public class AlarmWords {
    private final List<Alarm> words;

    AlarmWords(@ConfigProperty(name = "hotline.seeds") Path seeds) {
        this.words = SeedFile.read(seeds.resolve("alarm-words.csv")).stream()
                .map(row -> new Alarm(
                        SearchText.folded(row.text("word")),
                        Urgency.valueOf(row.text("urgency")),
                        row.from(),
                        row.to()))
                .toList();
    }

    /** A word, and how urgent a matter is in which it is said. */
    public record Alarm(
            String word,
            Urgency urgency,
            LocalDate from,
            @Nullable LocalDate to) {
        boolean isOn(LocalDate day) {
            return !from.isAfter(day) && (to == null || to.isAfter(day));
        }
    }

    /** The most urgent of the words that are said. */
    public Optional<Alarm> in(String text, Instant now) {
        String folded = SearchText.folded(text);
        LocalDate today = now.atZone(HotlineTime.ZONE).toLocalDate();
        Alarm found = null;
        for (Alarm one : words) {
            if (one.isOn(today)
                    && folded.contains(one.word())
                    && (found == null || one.urgency().isMoreUrgentThan(found.urgency()))) {
                found = one;
            }
        }
        return Optional.ofNullable(found);
    }
}
