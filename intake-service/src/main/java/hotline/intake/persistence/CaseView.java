package hotline.intake.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A ticket's case as last heard from dispatch. Written by the event loop, only read here. */
@Entity
@Immutable
@Table(name = "case_view")
public class CaseView {
    @Id
    @Column(name = "ticket_id")
    private UUID ticketId;

    private String stage;

    @Column(name = "unit_code")
    private @Nullable String unitCode;

    @Column(name = "first_unit_code")
    private @Nullable String firstUnitCode;

    @Column(name = "reply_due_at")
    private @Nullable Instant replyDueAt;

    @Column(name = "accused_unit_code")
    private @Nullable String accusedUnitCode;

    /** For the persistence only. */
    protected CaseView() {}

    public UUID ticketId() {
        return ticketId;
    }

    public String stage() {
        return stage;
    }

    public @Nullable String unitCode() {
        return unitCode;
    }

    public @Nullable String firstUnitCode() {
        return firstUnitCode;
    }

    /** Whom the ticket is against since a correction said so (FR-17); null where none did. */
    public @Nullable String accusedUnitCode() {
        return accusedUnitCode;
    }

    public @Nullable Instant replyDueAt() {
        return replyDueAt;
    }
}
