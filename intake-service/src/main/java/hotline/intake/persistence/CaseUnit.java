package hotline.intake.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A unit that has or had a ticket's case. Written by the event loop, only read here. */
@Entity
@Immutable
@IdClass(CaseUnit.Key.class)
@Table(name = "case_unit")
public class CaseUnit {

    /** Unit and ticket together. */
    public record Key(String unitCode, UUID ticketId) implements Serializable {}

    @Id
    @Column(name = "unit_code")
    private String unitCode;

    @Id
    @Column(name = "ticket_id")
    private UUID ticketId;

    /** For the persistence only. */
    protected CaseUnit() {}

    public String unitCode() {
        return unitCode;
    }

    public UUID ticketId() {
        return ticketId;
    }
}
