package hotline.intake.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.intake.application.ImportLine;
import hotline.intake.application.ImportLine.Identity;
import hotline.intake.application.ImportLine.ProblemLine;
import hotline.intake.application.ImportLine.TicketLine;
import hotline.intake.application.OpinionLine;
import hotline.intake.application.RepeatableId;
import hotline.intake.persistence.HeardDirectory;
import hotline.intake.tickets.FirstResponder;
import hotline.intake.tickets.RecordedMove;
import hotline.intake.tickets.RecordedTicket;
import hotline.intake.tickets.Registration;
import hotline.outcome.Phrase;
import hotline.rest.Refusal.BadField;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a line of an import: names each bad field, and turns the rest into a record of the past. */
@ApplicationScoped
class ImportLineReader {
    private static final int LONGEST_FORMER_NUMBER = 100;

    private final ImportForms forms;
    private final RegistrationReader registrations;
    private final HeardDirectory directory;
    private final Clock clock;

    ImportLineReader(ImportForms forms, RegistrationReader registrations, HeardDirectory directory, Clock clock) {
        this.forms = forms;
        this.registrations = registrations;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Reads a line.
     *
     * @throws BadLineException with every bad field
     */
    ImportLine read(byte[] line, String importer) throws BadLineException {
        ObjectNode node = forms.object(line);
        JsonNode kind = node.remove("kind");
        String hash = RepeatableId.hash(line);
        if (kind == null || kind.isNull() || kind.asText().equals("TICKET")) {
            return ticket(node, hash, importer);
        }
        if (!kind.asText().equals("OPINION")) {
            throw bad("kind", new Phrase("应为其中之一：TICKET, OPINION", "must be one of: TICKET, OPINION"));
        }
        return opinion(node, hash, importer);
    }

    private ImportLine ticket(ObjectNode node, String hash, String importer) throws BadLineException {
        List<BadField> bad = new ArrayList<>();
        Instant registeredAt = registeredAt(node, bad);
        String formerNumber = formerNumber(node, bad);
        FirstResponder first = firstResponder(node, bad);
        List<HistoryForm> history = history(node, bad);
        if (!node.hasNonNull("caller")) {
            node.putObject("caller");
        }
        RegistrationForm form = forms.form(node, RegistrationForm.class, "", bad);
        if (form == null || registeredAt == null || !bad.isEmpty()) {
            throw new BadLineException(bad);
        }
        Instant now = clock.instant();
        if (registeredAt.isAfter(now)) {
            bad.add(new BadField("registeredAt", new Phrase("晚于现在", "lies in the future")));
        }
        List<RecordedMove> moves = new HistoryReader(directory, importer, registeredAt, now, bad).read(history);
        RecordedMove end = moves.isEmpty() || moves.getFirst().what().outcome() == null ? null : moves.getFirst();
        var read = registrations.readRecord(form, first, registeredAt, end, bad);
        check(form, read.registration(), registeredAt, !history.isEmpty(), bad);
        if (!bad.isEmpty()) {
            throw new BadLineException(bad);
        }
        return new TicketLine(
                identity("ticket", formerNumber, hash, registeredAt),
                new RecordedTicket(
                        read.registration(),
                        known(form.categoryCode(), directory::everKnewCategory),
                        known(form.areaCode(), directory::everKnewArea),
                        registeredAt,
                        formerNumber,
                        moves),
                read.callerName(),
                read.phone());
    }

    /** What must hold of a record in itself; the rules of a call of today are not asked. */
    private void check(
            RegistrationForm form,
            Registration registration,
            Instant registeredAt,
            boolean hasHistory,
            List<BadField> bad) {
        if (registration.askedAt().isAfter(registeredAt)) {
            bad.add(new BadField("askedAt", new Phrase("晚于 registeredAt", "lies after registeredAt")));
        }
        if (form.outcome() != null && hasHistory) {
            bad.add(new BadField(
                    "outcome", new Phrase("与 history 只能有一个", "give either the outcome or a history, not both")));
        } else if (form.outcome() != null && registration.outcomes().size() != 1) {
            bad.add(new BadField(
                    "outcome",
                    new Phrase(
                            "只能有一种：answered、transferred 或 refused",
                            "must be one of answered, transferred or refused")));
        }
        if (form.handledOnTheSpot() == null) {
            return;
        }
        FirstResponder first = registration.firstResponder();
        if (form.outcome() != null) {
            bad.add(new BadField(
                    "handledOnTheSpot", new Phrase("与 outcome 只能有一个", "give either this or the outcome, not both")));
        } else if (!hasHistory && first == null) {
            bad.add(new BadField(
                    "firstResponder", new Phrase("当场办结须写明首问责任人及其单位", "is required where it was settled on the spot")));
        } else if (!hasHistory
                && first != null
                && form.targetUnitCode() != null
                && directory.unitsAbove(first.unitCode()).contains(form.targetUnitCode())) {
            bad.add(new BadField(
                    "handledOnTheSpot",
                    new Phrase("针对本单位或其上级的事项不能当场办结", "is not possible against the own unit or one above it")));
        }
    }

    private ImportLine opinion(ObjectNode node, String hash, String importer) throws BadLineException {
        List<BadField> bad = new ArrayList<>();
        OpinionForm form = forms.form(node, OpinionForm.class, "", bad);
        if (form == null || !bad.isEmpty()) {
            throw new BadLineException(bad);
        }
        Instant collectedAt = form.collectedAt().toInstant();
        Instant now = clock.instant();
        if (collectedAt.isAfter(now)) {
            bad.add(new BadField("collectedAt", new Phrase("晚于现在", "lies in the future")));
        }
        unit("unitCode", form.unitCode(), bad);
        OpinionLine.Rectified rectified = rectified(form.rectified(), collectedAt, now, importer, bad);
        if (!bad.isEmpty()) {
            throw new BadLineException(bad);
        }
        String formerNumber = blankToNull(form.formerNumber());
        Identity identity = identity("opinion", formerNumber, hash, collectedAt);
        return new ProblemLine(
                identity,
                new OpinionLine(
                        identity.record(),
                        form.ledger().name(),
                        form.channel(),
                        form.text(),
                        collectedAt,
                        form.unitCode(),
                        known(form.areaCode(), directory::everKnewArea),
                        formerNumber,
                        importer,
                        rectified));
    }

    private OpinionLine.@Nullable Rectified rectified(
            OpinionForm.@Nullable RectifiedForm form,
            Instant collectedAt,
            Instant now,
            String importer,
            List<BadField> bad) {
        if (form == null) {
            return null;
        }
        Instant at = form.at().toInstant();
        if (at.isBefore(collectedAt)) {
            bad.add(new BadField("rectified.at", new Phrase("早于 collectedAt", "lies before collectedAt")));
        } else if (at.isAfter(now)) {
            bad.add(new BadField("rectified.at", new Phrase("晚于现在", "lies in the future")));
        }
        unit("rectified.unitCode", form.unitCode(), bad);
        String by = blankToNull(form.by());
        return new OpinionLine.Rectified(at, by == null ? importer : by, form.unitCode(), form.text());
    }

    private void unit(String field, @Nullable String code, List<BadField> bad) {
        if (code != null && !directory.everKnewUnit(code)) {
            bad.add(new BadField(field, new Phrase("没有这个单位 " + code, code + " is no unit")));
        }
    }

    private static Identity identity(String kind, @Nullable String formerNumber, String hash, Instant at) {
        String name = kind + (formerNumber == null ? "#" + hash : "/" + formerNumber);
        return new Identity(name, hash, RepeatableId.of(name, at));
    }

    private @Nullable Instant registeredAt(ObjectNode node, List<BadField> bad) {
        JsonNode given = node.remove("registeredAt");
        if (given == null || given.isNull()) {
            bad.add(new BadField("registeredAt", ImportForms.MISSING));
            return null;
        }
        OffsetDateTime at = forms.convert(given, OffsetDateTime.class, "registeredAt", bad);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String formerNumber(ObjectNode node, List<BadField> bad) {
        JsonNode given = node.remove("formerNumber");
        String number = given == null || given.isNull() ? null : blankToNull(given.asText());
        if (given != null && given.isContainerNode()) {
            bad.add(new BadField("formerNumber", new Phrase("格式不对", "has the wrong form")));
        } else if (number != null && number.length() > LONGEST_FORMER_NUMBER) {
            bad.add(new BadField("formerNumber", new Phrase("最多 100 个字符", "has at most 100 characters")));
        }
        return number;
    }

    /** Who is not named, or whose unit nobody knows, stays unknown. */
    private @Nullable FirstResponder firstResponder(ObjectNode node, List<BadField> bad) {
        JsonNode given = node.remove("firstResponder");
        if (given == null || given.isNull()) {
            return null;
        }
        if (!given.isObject()) {
            bad.add(new BadField("firstResponder", new Phrase("格式不对", "has the wrong form")));
            return null;
        }
        String person = blankToNull(given.path("person").asText(null));
        String unit = blankToNull(given.path("unitCode").asText(null));
        return person == null || unit == null || !directory.everKnewUnit(unit)
                ? null
                : new FirstResponder(person, unit);
    }

    private List<HistoryForm> history(ObjectNode node, List<BadField> bad) {
        JsonNode given = node.remove("history");
        if (given == null || given.isNull()) {
            return List.of();
        }
        if (!given.isArray()) {
            bad.add(new BadField("history", new Phrase("应为数组", "must be an array")));
            return List.of();
        }
        List<HistoryForm> history = new ArrayList<>();
        for (int n = 0; n < given.size(); n++) {
            HistoryForm form =
                    forms.form(withoutFieldsOfOtherKinds(given.get(n)), HistoryForm.class, "history[" + n + "]", bad);
            if (form != null) {
                history.add(form);
            }
        }
        return history;
    }

    /** A kind that is not taken yet is named as such, whatever its fields are. */
    private static JsonNode withoutFieldsOfOtherKinds(JsonNode entry) {
        String what = entry.path("what").asText();
        for (RecordedMove.Kind kind : RecordedMove.Kind.values()) {
            if (kind.name().equals(what) && !kind.isTaken() && entry instanceof ObjectNode object) {
                return object.retain("at", "what");
            }
        }
        return entry;
    }

    private static @Nullable String known(@Nullable String code, Predicate<String> directoryKnows) {
        return code == null || !directoryKnows.test(code) ? null : code;
    }

    private static BadLineException bad(String field, Phrase why) {
        return new BadLineException(List.of(new BadField(field, why)));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
