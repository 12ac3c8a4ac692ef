package hotline.intake.rest;

import hotline.intake.contacts.PhoneNumber;
import hotline.intake.persistence.HeardDirectory;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.tickets.FirstResponder;
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
    private final Clock clock;

    RegistrationReader(HeardDirectory directory, TicketRepository tickets, Clock clock) {
        this.directory = directory;
        this.tickets = tickets;
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
        return new Read(
                registration(form, registrar, phone), blankToNull(form.caller().name()), phone);
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

    private Registration registration(RegistrationForm form, Registrar registrar, @Nullable PhoneNumber phone) {
        RegistrationForm.Caller caller = form.caller();
        boolean anonymous = Boolean.TRUE.equals(caller.anonymous());
        boolean confidential = Boolean.TRUE.equals(caller.confidential());
        boolean replyWanted = !Boolean.FALSE.equals(caller.replyWanted());
        return new Registration(
                form.channel(),
                form.type(),
                form.urgency() == null ? Urgency.NORMAL : form.urgency(),
                form.categoryCode(),
                form.areaCode(),
                form.unitCode(),
                form.targetUnitCode(),
                form.targetName() != null,
                outcomes(form.outcome()),
                form.outcome() == null || form.outcome().refused() == null
                        ? null
                        : form.outcome().refused().code(),
                form.handledOnTheSpot() != null,
                anonymous,
                confidential,
                phone != null,
                replyWanted,
                confidential || isAgainstAUnit(form),
                caller.language() == null ? "zh" : caller.language(),
                form.location() == null ? null : form.location().lat(),
                form.location() == null ? null : form.location().lon(),
                form.askedAt() == null ? clock.instant() : form.askedAt().toInstant(),
                upper(form.upper()),
                form.firstResponder() == null
                        ? new FirstResponder(registrar.user(), registrar.unitCode())
                        : new FirstResponder(
                                form.firstResponder().person(),
                                form.firstResponder().unitCode()),
                form.links() == null ? List.of() : form.links(),
                words(form));
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

    private static List<TicketOutcome> outcomes(RegistrationForm.@Nullable OutcomeForm form) {
        if (form == null) {
            return List.of();
        }
        List<TicketOutcome> outcomes = new ArrayList<>();
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

    private static TicketWords words(RegistrationForm form) {
        RegistrationForm.OutcomeForm outcome = form.outcome();
        RegistrationForm.OnTheSpot spot = form.handledOnTheSpot();
        String told = null;
        if (outcome != null && outcome.answered() != null) {
            told = outcome.answered().text();
        } else if (outcome != null && outcome.refused() != null) {
            told = outcome.refused().told();
        }
        return new TicketWords(
                form.subject(),
                form.content(),
                form.contentOriginal(),
                form.address(),
                form.targetName(),
                told,
                outcome == null || outcome.transferred() == null
                        ? null
                        : outcome.transferred().to(),
                spot == null ? null : spot.result(),
                spot == null ? null : spot.basis(),
                spot == null ? null : spot.measures());
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
