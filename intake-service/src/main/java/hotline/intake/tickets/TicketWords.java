package hotline.intake.tickets;

import org.jspecify.annotations.Nullable;

/**
 * The free texts of a registration (rulebook §8). They travel apart from the ticket, so that they can be corrected and
 * forgotten.
 *
 * @param contentOriginal what was said in another language, e.g. Mongolian
 * @param told what the caller was told at an outcome
 * @param to where the caller was transferred
 * @param result what was settled on the spot, with its basis and measures
 */
public record TicketWords(
        String subject,
        String content,
        @Nullable String contentOriginal,
        @Nullable String address,
        @Nullable String targetName,
        @Nullable String told,
        @Nullable String to,
        @Nullable String result,
        @Nullable String basis,
        @Nullable String measures) {}
