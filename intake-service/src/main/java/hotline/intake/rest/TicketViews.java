package hotline.intake.rest;

import hotline.intake.contacts.Contact;
import hotline.intake.contacts.ContactSecrets;
import hotline.intake.persistence.TicketRepository.Sight;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketWords;
import hotline.intake.tickets.WordsKey;
import hotline.messaging.Json;
import hotline.messaging.LatestTable;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.Language;
import hotline.time.HotlineTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together what a view of a ticket shows to an asker. */
@ApplicationScoped
class TicketViews {
    private static final String WORDS = "hotline.words.v1";
    private static final Phrase ERASED = new Phrase("（已删除）", "(erased)");

    private final LatestTable latest;
    private final ContactSecrets secrets;
    private final Language language;

    TicketViews(LatestTable latest, ContactSecrets secrets, Language language) {
        this.latest = latest;
        this.secrets = secrets;
        this.language = language;
    }

    List<TicketView> of(List<Sight> sights, Asker asker) {
        Map<String, String> words = latest.read(
                WORDS, sights.stream().map(sight -> key(sight.ticket())).toList());
        return sights.stream()
                .map(sight -> {
                    String json = words.get(key(sight.ticket()));
                    return view(sight, json == null ? erased() : Json.read(json, TicketWords.class), asker);
                })
                .toList();
    }

    /** A ticket whose words are at hand. */
    TicketView of(Sight sight, TicketWords words, Asker asker) {
        return view(sight, words, asker);
    }

    static OffsetDateTime local(Instant at) {
        return at.atZone(HotlineTime.ZONE).toOffsetDateTime();
    }

    static @Nullable OffsetDateTime localOrNull(@Nullable Instant at) {
        return at == null ? null : local(at);
    }

    private static String key(Ticket ticket) {
        return WordsKey.ofTicket(ticket.id());
    }

    /** Says honestly why there is nothing to read. */
    private TicketWords erased() {
        String text = language.of(ERASED);
        return new TicketWords(text, text, null, null, null, null, null, null, null, null, null);
    }

    private TicketView view(Sight sight, TicketWords words, Asker asker) {
        Ticket ticket = sight.ticket();
        return new TicketView(
                ticket.id(),
                ticket.number(),
                sight.stage(),
                ticket.channel(),
                ticket.type(),
                ticket.urgency(),
                words.urgencyReason(),
                words.subject(),
                words.content(),
                words.contentOriginal(),
                ticket.categoryCode(),
                ticket.areaCode(),
                words.address(),
                ticket.latitude() == null || ticket.longitude() == null
                        ? null
                        : new TicketView.Location(ticket.latitude(), ticket.longitude()),
                local(ticket.askedAt()),
                local(ticket.registeredAt()),
                ticket.registeredBy(),
                ticket.chosenUnitCode(),
                ticket.targetUnitCode(),
                words.targetName(),
                outcome(ticket, words),
                ticket.handledOnTheSpot()
                        ? new TicketView.OnTheSpot(words.result(), words.basis(), words.measures())
                        : null,
                upper(ticket),
                caller(sight, asker),
                ticket.firstResponder(),
                ticket.links(),
                ticket.calls(),
                ticket.imported() ? Boolean.TRUE : null,
                ticket.formerNumber(),
                ticket.erasedAt() == null ? null : local(ticket.erasedAt()),
                caseNow(sight));
    }

    private static TicketView.@Nullable Outcome outcome(Ticket ticket, TicketWords words) {
        return switch (ticket.outcome()) {
            case null -> null;
            case ANSWERED -> new TicketView.Outcome(new TicketView.Answered(words.told()), null, null);
            case TRANSFERRED -> new TicketView.Outcome(null, new TicketView.Transferred(words.to()), null);
            case REFUSED ->
                new TicketView.Outcome(null, null, new TicketView.Refused(ticket.refusalCode(), words.told()));
        };
    }

    private static TicketView.@Nullable Upper upper(Ticket ticket) {
        var upper = ticket.upper();
        return upper == null
                ? null
                : new TicketView.Upper(
                        upper.system(), upper.number(), upper.dueAt() == null ? null : local(upper.dueAt()));
    }

    private static TicketView.@Nullable CaseNow caseNow(Sight sight) {
        var seen = sight.caseView();
        return seen == null
                ? null
                : new TicketView.CaseNow(
                        seen.unitCode(),
                        seen.firstUnitCode(),
                        seen.replyDueAt() == null ? null : local(seen.replyDueAt()));
    }

    /** Identity of a sealed ticket is for operator and callback only (FR-17 b). */
    private TicketView.Caller caller(Sight sight, Asker asker) {
        Ticket ticket = sight.ticket();
        Contact shown = !sight.sealed() || asker.hasAny("operator", "callback") ? sight.contact() : null;
        return new TicketView.Caller(
                shown == null ? null : shown.nameMasked(secrets),
                shown == null ? null : shown.phoneMasked(),
                ticket.anonymous(),
                ticket.confidential(),
                ticket.replyWanted(),
                ticket.language());
    }
}
