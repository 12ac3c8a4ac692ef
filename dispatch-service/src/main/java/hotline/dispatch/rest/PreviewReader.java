package hotline.dispatch.rest;

import hotline.dispatch.cases.RegisteredTicket;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.directory.Directory;
import hotline.dispatch.directory.Unit;
import hotline.dispatch.directory.Urgency;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.outcome.Phrase;
import hotline.rest.Refusal;
import hotline.rest.Refusal.BadField;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads a ticket that might be registered: names each bad field, and makes of the rest what intake would tell dispatch. */
@ApplicationScoped
class PreviewReader {
    private static final Phrase NO_UNIT = new Phrase("没有这个单位", "is no unit");

    private final CurrentDirectory current;
    private final Clock clock;
    private final String desk;

    PreviewReader(CurrentDirectory current, Clock clock, @ConfigProperty(name = "hotline.desk") String desk) {
        this.current = current;
        this.clock = clock;
        this.desk = desk;
    }

    /**
     * Reads the form.
     *
     * @throws Refusal 400 with every bad field
     */
    RegisteredTicket read(PreviewForm form) {
        Instant now = clock.instant();
        LocalDate today = WorkingCalendar.dayOf(now);
        Directory directory = current.now().directory();
        List<BadField> bad = new ArrayList<>();
        if (form.caller() != null) {
            bad.add(new BadField(
                    "caller", new Phrase("预览不收诉求人信息，请去掉", "leave the caller out: a preview takes no contact")));
        }
        if (form.outcome() != null) {
            bad.add(new BadField(
                    "outcome",
                    new Phrase("当场了结的事项不派单，请去掉", "leave the outcome out: what ends on the call is not dispatched")));
        }
        if (form.urgency() == Urgency.COMPLEX) {
            bad.add(new BadField("urgency", new Phrase("登记时不能定为复杂", "COMPLEX is not given at registration")));
        }
        known(
                bad,
                "categoryCode",
                form.categoryCode(),
                directory::category,
                today,
                new Phrase("没有这个类别", "is no category"));
        known(bad, "areaCode", form.areaCode(), directory::area, today, new Phrase("没有这个区域", "is no area"));
        known(bad, "unitCode", form.unitCode(), directory::unit, today, NO_UNIT);
        known(bad, "targetUnitCode", form.targetUnitCode(), directory::unit, today, NO_UNIT);
        if (form.firstResponder() != null) {
            known(bad, "firstResponder.unitCode", form.firstResponder().unitCode(), directory::unit, today, NO_UNIT);
        }
        if (!bad.isEmpty()) {
            throw Refusal.badFields(bad);
        }
        return ticket(form, directory, now, today);
    }

    private static <T> void known(
            List<BadField> bad,
            String field,
            @Nullable String code,
            BiFunction<@Nullable String, LocalDate, Optional<T>> find,
            LocalDate today,
            Phrase otherwise) {
        if (code != null && find.apply(code, today).isEmpty()) {
            bad.add(new BadField(field, otherwise));
        }
    }

    private RegisteredTicket ticket(PreviewForm form, Directory directory, Instant now, LocalDate today) {
        PreviewForm.FirstResponderForm responder = form.firstResponder();
        PreviewForm.UpperForm upper = form.upper();
        return new RegisteredTicket(
                "",
                form.type(),
                form.urgency() == null ? Urgency.NORMAL : form.urgency(),
                form.categoryCode(),
                form.areaCode(),
                form.unitCode(),
                form.targetUnitCode(),
                form.targetName() != null,
                form.handledOnTheSpot() != null,
                responder == null || responder.person() == null ? "" : responder.person(),
                responder == null ? desk : responder.unitCode(),
                true,
                true,
                isAgainstAUnit(form, directory, today),
                now,
                upper == null || upper.dueAt() == null ? null : upper.dueAt().toInstant(),
                "");
    }

    /** Against a unit or its staff: the ticket would be sealed, and no contact is owed (FR-17 b). */
    private static boolean isAgainstAUnit(PreviewForm form, Directory directory, LocalDate today) {
        return form.type().accuses()
                && directory
                        .unit(form.targetUnitCode(), today)
                        .map(Unit::kind)
                        .filter(kind -> !kind.isBusinessOrPersons())
                        .isPresent();
    }
}
