package hotline.reporting.rest;

import hotline.outcome.Phrase;
import hotline.reporting.persistence.Generations;
import hotline.rest.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Counting everything anew, from the log, beside the figures in use. */
@Path("/v1/rebuild")
public class RebuildResource {
    private final Generations generations;
    private final Clock clock;

    RebuildResource(Generations generations, Clock clock) {
        this.generations = generations;
        this.clock = clock;
    }

    /** Whether a rebuild is under way. */
    public enum State {
        IDLE,
        BUILDING
    }

    /**
     * How the rebuild stands.
     *
     * @param generation the generation whose figures are read
     * @param building the generation that will take its place; null when none is being built
     * @param startedAt when the last rebuild was asked for
     * @param finishedAt when its figures were first read; null as long as they are not
     * @param lastError what keeps it from going on, or made it end
     */
    public record Rebuilding(
            int generation,
            @Nullable Integer building,
            State state,
            @Nullable OffsetDateTime startedAt,
            @Nullable OffsetDateTime finishedAt,
            Progress progress,
            @Nullable String lastError) {}

    /** How many messages were read, of as many as there were when reading began. */
    public record Progress(long read, long total, int percent) {}

    /** Asks for a rebuild. The figures in use go on until the new ones have caught up and take their place. */
    @POST
    @RolesAllowed("admin")
    @Operation(summary = "Count everything anew from the log")
    public Response rebuild() {
        if (!generations.begin(clock.instant())) {
            throw Refusal.of(
                    409,
                    new Phrase(
                            "正在重建统计，请等它完成；GET /reporting/v1/rebuild 可查看进度。",
                            "A rebuild is under way; wait until it is done. GET /reporting/v1/rebuild shows how far it is."));
        }
        return Response.accepted(read()).build();
    }

    /** How far the rebuild is. */
    @GET
    @RolesAllowed({"admin", "supervisor", "auditor"})
    @Operation(summary = "How far the rebuild is")
    public Rebuilding read() {
        Generations.Standing standing = generations.standing();
        boolean building = standing.building() != null;
        return new Rebuilding(
                standing.current(),
                standing.building(),
                building ? State.BUILDING : State.IDLE,
                at(standing.startedAt()),
                at(standing.finishedAt()),
                new Progress(standing.read(), standing.total(), percent(standing, building)),
                standing.lastError());
    }

    /** A rebuild that is under way is never at 100: it still has to take the place of the figures in use. */
    private static int percent(Generations.Standing standing, boolean building) {
        if (standing.total() == 0) {
            return 0;
        }
        return (int) Math.min(building ? 99 : 100, standing.read() * 100 / standing.total());
    }

    private @Nullable OffsetDateTime at(@Nullable Instant moment) {
        return moment == null ? null : moment.atZone(clock.getZone()).toOffsetDateTime();
    }
}
