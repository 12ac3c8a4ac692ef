package hotline.dispatch.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a unit has or had a case: as what, since when, until when, and why it ended. */
@Embeddable
public class Assignment {

    /** As what a unit has a case. */
    public enum Kind {
        LEAD,
        ASSIST,
        COPY
    }

    @Column(name = "unit_code")
    private String unitCode;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "dispatched_at")
    private Instant dispatchedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    private @Nullable String why;

    /** For the persistence only. */
    protected Assignment() {}

    Assignment(String unitCode, Kind kind, Instant dispatchedAt) {
        this.unitCode = unitCode;
        this.kind = kind;
        this.dispatchedAt = dispatchedAt;
    }

    /** The unit has it no more; one that has ended stays as it ended. */
    void end(Instant at, String reason) {
        if (endedAt == null) {
            endedAt = at;
            why = reason;
        }
    }

    /** The unit has it no more, where it is this one. */
    void endFor(String unit, Instant at, String reason) {
        if (unitCode.equals(unit)) {
            end(at, reason);
        }
    }

    /** What ended for this reason goes on as if it had not. */
    void reopen(String reason) {
        if (reason.equals(why)) {
            endedAt = null;
            why = null;
        }
    }

    /** Whether the unit assists now. */
    boolean isAssistOf(String unit) {
        return endedAt == null && kind == Kind.ASSIST && unitCode.equals(unit);
    }

    public String unitCode() {
        return unitCode;
    }

    public Kind kind() {
        return kind;
    }

    public Instant dispatchedAt() {
        return dispatchedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    public @Nullable String why() {
        return why;
    }
}
