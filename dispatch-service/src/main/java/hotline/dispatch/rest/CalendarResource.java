package hotline.dispatch.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import hotline.dispatch.application.DirectoryCommands;
import hotline.dispatch.deadlines.CalendarDay;
import hotline.dispatch.deadlines.CalendarYear;
import hotline.dispatch.deadlines.Step;
import hotline.dispatch.deadlines.WorkingCalendar;
import hotline.dispatch.persistence.CurrentDirectory;
import hotline.dispatch.persistence.DirectoryEdits;
import hotline.dispatch.persistence.Recounts;
import hotline.outcome.Phrase;
import hotline.rest.Asker;
import hotline.rest.IfMatch;
import hotline.rest.Refusal;
import hotline.rest.Refusal.BadField;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The calendar: which days the State Council's notice of a year names, and which dates moved when it was loaded. */
@Path("/v1/calendar/{year}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
public class CalendarResource {
    private static final Pattern YEAR = Pattern.compile("[1-9]\\d{3}");

    private final CurrentDirectory directory;
    private final DirectoryEdits edits;
    private final DirectoryCommands commands;
    private final Recounts recounts;
    private final Asker asker;

    CalendarResource(
            CurrentDirectory directory,
            DirectoryEdits edits,
            DirectoryCommands commands,
            Recounts recounts,
            Asker asker) {
        this.directory = directory;
        this.edits = edits;
        this.commands = commands;
        this.recounts = recounts;
        this.asker = asker;
    }

    /** The days of a notice. */
    public record CalendarForm(
            @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid DayForm> days) {}

    /** A day that is rest, or a working day made up for. */
    public record DayForm(
            @NotNull LocalDate date,
            @NotBlank @Size(max = 40) String name,
            @NotNull Boolean offDay) {}

    /**
     * A year.
     *
     * @param loaded whether its notice is known
     * @param recount what became of open cases when it last changed; null where it never did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CalendarView(
            int year,
            boolean loaded,
            List<CalendarDay> days,
            @Nullable RecountView recount) {}

    /**
     * How far open cases have been counted again.
     *
     * @param cases how many there were
     * @param left how many are still to come
     * @param moved the dates that moved so far
     */
    public record RecountView(OffsetDateTime askedAt, String by, int cases, int left, List<MovedView> moved) {}

    /** A date that moved. */
    public record MovedView(
            UUID ticketId, String number, Step limit, OffsetDateTime from, OffsetDateTime to, boolean provisional) {}

    @GET
    @Transactional
    @Operation(summary = "the days that the notice of a year names; none as long as it has not come")
    public Response calendar(@PathParam("year") String year) {
        int number = number(year);
        CalendarYear found = directory.now().years().get(number);
        if (found == null) {
            throw absent(year);
        }
        return answer(found);
    }

    @PUT
    @RolesAllowed("admin")
    @Operation(summary = "loads the notice of a year; open cases are counted again, and each date that moves is listed")
    public Response load(
            @PathParam("year") String year, @NotNull @Valid CalendarForm form, @Context HttpHeaders headers) {
        CalendarYear loaded = new CalendarYear(
                number(year),
                form.days().stream()
                        .map(day -> new CalendarDay(day.date(), day.name(), day.offDay()))
                        .toList());
        List<BadField> bad = badDays(loaded);
        if (!bad.isEmpty()) {
            throw Refusal.badFields(bad);
        }
        commands.putYear(loaded, asker.user(), version -> IfMatch.require(headers, version));
        directory.forget();
        return answer(loaded);
    }

    private Response answer(CalendarYear year) {
        Recounts.Last last = recounts.last(year.year());
        RecountView recount = last == null
                ? null
                : new RecountView(
                        local(last.askedAt()),
                        last.by(),
                        last.cases(),
                        last.left(),
                        recounts.moved(last.id()).stream()
                                .map(moved -> new MovedView(
                                        moved.ticketId(),
                                        moved.number(),
                                        moved.limit(),
                                        local(moved.from()),
                                        local(moved.to()),
                                        moved.provisional()))
                                .toList());
        return Response.ok(new CalendarView(year.year(), year.isLoaded(), year.days(), recount))
                .tag(IfMatch.tag(edits.version("calendar/" + year.year())))
                .build();
    }

    /** A notice names days of its year, and of December before it; each once. */
    private static List<BadField> badDays(CalendarYear year) {
        List<BadField> bad = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        for (int n = 0; n < year.days().size(); n++) {
            LocalDate date = year.days().get(n).date();
            String field = "days[" + n + "].date";
            LocalDate first = LocalDate.of(year.year() - 1, Month.DECEMBER, 1);
            if (date.isBefore(first) || date.getYear() > year.year()) {
                bad.add(new BadField(
                        field,
                        new Phrase(
                                "不在该年放假通知之内（上年12月至当年12月）",
                                "lies outside the year's notice: December before it to its end")));
            } else if (!seen.add(date)) {
                bad.add(new BadField(field, new Phrase("重复的日期", "is named twice")));
            }
        }
        return bad;
    }

    private static int number(String year) {
        if (!YEAR.matcher(year).matches()) {
            throw absent(year);
        }
        return Integer.parseInt(year);
    }

    private static Refusal absent(String year) {
        return Refusal.notFound(new Phrase("没有 " + year + " 年的日历。", "There is no calendar of the year " + year + "."));
    }

    private static OffsetDateTime local(Instant at) {
        return at.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }
}
