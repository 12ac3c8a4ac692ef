package hotline.intake.rest;

import hotline.intake.contacts.PhoneNumber;
import hotline.intake.persistence.AlarmWords;
import hotline.intake.persistence.HeardDirectory;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.tickets.FirstResponder;
import hotline.intake.tickets.RecordedMove;
import hotline.intake.tickets.RefusalCode;
import hotline.intake.tickets.Registration;
import hotline.intake.tickets.Registration.Registrar;
import hotline.intake.tickets.TicketOutcome;
import hotline.intake.tickets.TicketType;
import hotline.intake.tickets.TicketWords;
import hotline.intake.tickets.Upper;
import hotline.intake.tickets.Urgency;
import hotline.outcome.Phrase;
import hotline.rest.Refusal;
import hotline.rest.Refusal.BadField;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a registration form: names each bad field, and turns the rest into a registration. */
@ApplicationScoped
class RegistrationReader {
    private final HeardDirectory directory;
    private final TicketRepository tickets;
    private final AlarmWords alarmWords;
    private final Clock clock;

    RegistrationReader(HeardDirectory directory, TicketRepository tickets, AlarmWords alarmWords, Clock clock) {
        this.directory = directory;
        this.tickets = tickets;
        this.alarmWords = alarmWords;
        this.clock = clock;
    }

    /** A registration, and the contact that stays apart from it. */
    record Read(
            Registration registration,
            @Nullable String callerName,
            @Nullable PhoneNumber phone) {}

    /**
     * Reads the form.
     *
     * @throws Refusal 400 with every bad field
     */
    Read read(RegistrationForm form, Registrar registrar) {
        List<BadField> bad = new ArrayList<>();
        known(
                bad,
                "categoryCode",
                form.categoryCode(),
                directory::knowsCategory,
                new Phrase("没有这个类别", "is no category"));
        known(bad, "areaCode", form.areaCode(), directory::knowsArea, new Phrase("没有这个区域", "is no area"));
        Phrase noUnit = new Phrase("没有这个单位", "is no unit");
        known(bad, "unitCode", form.unitCode(), directory::knowsUnit, noUnit);
        known(bad, "targetUnitCode", form.targetUnitCode(), directory::knowsUnit, noUnit);
        if (form.firstResponder() != null) {
            known(bad, "firstResponder.unitCode", form.firstResponder().unitCode(), directory::knowsUnit, noUnit);
        }
        PhoneNumber phone = phone(form.caller(), bad);
        links(form, bad);
        if (!bad.isEmpty()) {
            throw Refusal.badFields(bad);
        }
        FirstResponder first = form.firstResponder() == null
                ? new FirstResponder(registrar.user(), registrar.unitCode())
                : new FirstResponder(
                        form.firstResponder().person(), form.firstResponder().unitCode());
        return new Read(
                registration(form, urgent(form), first, clock.instant(), phone, null),
                blankToNull(form.caller().name()),
                phone);
    }

    /**
     * Reads the form of an old record: a contact is not required, and codes are kept as given.
     *
     * @param first the first responder, null where the record names nobody
     * @param end how it ended without a case, where its history says so
     * @param bad where bad fields are added
     */
    Read readRecord(
            RegistrationForm form,
            @Nullable FirstResponder first,
            Instant registeredAt,
            @Nullable RecordedMove end,
            List<BadField> bad) {
        Phrase noUnit = new Phrase("没有这个单位", "is no unit");
        known(bad, "unitCode", form.unitCode(), directory::everKnewUnit, noUnit);
        known(bad, "targetUnitCode", form.targetUnitCode(), directory::everKnewUnit, noUnit);
        String given = blankToNull(form.caller().phone());
        PhoneNumber phone = given == null ? null : phone(given, bad);
        return new Read(
                registration(form, Urgent.asGiven(form), first, registeredAt, phone, end),
                blankToNull(form.caller().name()),
                phone);
    }

    private static void known(
            List<BadField> bad, String field, @Nullable String code, Predicate<String> isKnown, Phrase otherwise) {
        if (code != null && !isKnown.test(code)) {
            bad.add(new BadField(field, otherwise));
        }
    }

    private static @Nullable PhoneNumber phone(RegistrationForm.Caller caller, List<BadField> bad) {
        String text = blankToNull(caller.phone());
        if (text == null) {
            if (!Boolean.TRUE.equals(caller.anonymous())) {
                bad.add(new BadField(
                        "caller.phone",
                        new Phrase("请填写联系电话，或注明匿名（anonymous）", "give a telephone number, or say anonymous")));
            }
            return null;
        }
        return phone(text, bad);
    }

    private static @Nullable PhoneNumber phone(String text, List<BadField> bad) {
        Optional<PhoneNumber> phone = PhoneNumber.of(text);
        if (phone.isEmpty()) {
            bad.add(new BadField("caller.phone", new Phrase("不是电话号码", "is no telephone number")));
        }
        return phone.orElse(null);
    }

    private void links(RegistrationForm form, List<BadField> bad) {
        List<String> links = form.links() == null ? List.of() : form.links();
        if (!links.isEmpty() && tickets.countNumbers(links) < new HashSet<>(links).size()) {
            bad.add(new BadField("links", new Phrase("有不存在的工单编号", "names a ticket that does not exist")));
        }
    }

    /** How urgent it is, and why where that is not what was given. */
    private record Urgent(Urgency urgency, @Nullable String reason) {
        static Urgent asGiven(RegistrationForm form) {
            return new Urgent(form.urgency() == null ? Urgency.NORMAL : form.urgency(), form.urgencyReason());
        }
    }

    /** A word that alarms raises the urgency, unless somebody says why it is not so. */
    private Urgent urgent(RegistrationForm form) {
        Urgent given = Urgent.asGiven(form);
        if (blankToNull(form.urgencyReason()) != null || given.urgency() == Urgency.COMPLEX) {
            return given;
        }
        return alarmWords
                .in(form.subject() + "\n" + form.content(), clock.instant())
                .filter(alarm -> alarm.urgency().isMoreUrgentThan(given.urgency()))
                .map(alarm -> new Urgent(alarm.urgency(), "警示词：" + alarm.word()))
                .orElse(given);
    }

    private Registration registration(
            RegistrationForm form,
            Urgent urgent,
            @Nullable FirstResponder first,
            Instant askedAt,
            @Nullable PhoneNumber phone,
            @Nullable RecordedMove end) {
        RegistrationForm.Caller caller = form.caller();
        boolean anonymous = Boolean.TRUE.equals(caller.anonymous());
        boolean confidential = Boolean.TRUE.equals(caller.confidential());
        boolean replyWanted = !Boolean.FALSE.equals(caller.replyWanted());
        return new Registration(
                form.channel(),
                form.type(),
                urgent.urgency(),
                form.categoryCode(),
                form.areaCode(),
                form.unitCode(),
                form.targetUnitCode(),
                form.targetName() != null,
                outcomes(form.outcome(), end),
                refusalCode(form.outcome(), end),
                form.handledOnTheSpot() != null,
                anonymous,
                confidential,
                phone != null,
                replyWanted,
                confidential || isAgainstAUnit(form),
                caller.language() == null ? "zh" : caller.language(),
                form.location() == null ? null : form.location().lat(),
                form.location() == null ? null : form.location().lon(),
                form.askedAt() == null ? askedAt : form.askedAt().toInstant(),
                upper(form.upper()),
                first,
                form.links() == null ? List.of() : form.links(),
                words(form, urgent.reason(), end == null ? null : end.words()));
    }

    /** Against a unit or its staff: the caller's identity stays with the hotline (FR-17 b). */
    private boolean isAgainstAUnit(RegistrationForm form) {
        return (form.type() == TicketType.REPORT || form.type() == TicketType.COMPLAINT)
                && form.targetUnitCode() != null
                && !directory.isBusiness(form.targetUnitCode());
    }

    private static @Nullable Upper upper(RegistrationForm.@Nullable UpperForm form) {
        if (form == null) {
            return null;
        }
        Instant dueAt = form.dueAt() == null ? null : form.dueAt().toInstant();
        return new Upper(form.system(), form.number(), dueAt);
    }

    private static @Nullable RefusalCode refusalCode(
            RegistrationForm.@Nullable OutcomeForm form, @Nullable RecordedMove end) {
        if (end != null) {
            return end.code();
        }
        return form == null || form.refused() == null ? null : form.refused().code();
    }

    private static List<TicketOutcome> outcomes(
            RegistrationForm.@Nullable OutcomeForm form, @Nullable RecordedMove end) {
        List<TicketOutcome> outcomes = new ArrayList<>();
        if (end != null && end.what().outcome() != null) {
            outcomes.add(end.what().outcome());
        }
        if (form == null) {
            return outcomes;
        }
        if (form.answered() != null) {
            outcomes.add(TicketOutcome.ANSWERED);
        }
        if (form.transferred() != null) {
            outcomes.add(TicketOutcome.TRANSFERRED);
        }
        if (form.refused() != null) {
            outcomes.add(TicketOutcome.REFUSED);
        }
        return outcomes;
    }

    /** All free texts of a registration, new or recorded, pass here on their way in. */
    private static TicketWords words(
            RegistrationForm form, @Nullable String urgencyReason, RecordedMove.@Nullable Words end) {
        RegistrationForm.OutcomeForm outcome = form.outcome();
        RegistrationForm.OnTheSpot spot = form.handledOnTheSpot();
        String told = end == null ? null : end.told() == null ? end.text() : end.told();
        String to = end == null ? null : end.to();
        if (outcome != null && outcome.answered() != null) {
            told = outcome.answered().text();
        } else if (outcome != null && outcome.refused() != null) {
            told = outcome.refused().told();
        }
        if (outcome != null && outcome.transferred() != null) {
            to = outcome.transferred().to();
        }
        return new TicketWords(
                form.subject(),
                form.content(),
                form.contentOriginal(),
                form.address(),
                form.targetName(),
                told,
                to,
                spot == null ? null : spot.result(),
                spot == null ? null : spot.basis(),
                spot == null ? null : spot.measures(),
                blankToNull(urgencyReason));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
