package hotline.intake.contacts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the caller can be reached: encrypted at rest, found by keyed hash, shown masked (rulebook §8). */
@Entity
@Table(name = "contact")
public class Contact {
    @Id
    @Column(name = "ticket_id")
    private UUID ticketId;

    private byte @Nullable [] name;
    private byte @Nullable [] phone;

    @Column(name = "phone_hash")
    private byte @Nullable [] phoneHash;

    @Column(name = "phone_masked")
    private @Nullable String phoneMasked;

    /** For the persistence only. */
    protected Contact() {}

    /** The contact of a ticket, sealed with these secrets. */
    public Contact(UUID ticketId, @Nullable String name, @Nullable PhoneNumber phone, ContactSecrets secrets) {
        this.ticketId = ticketId;
        this.name = name == null ? null : secrets.encrypt(name, ticketId);
        this.phone = phone == null ? null : secrets.encrypt(phone.digits(), ticketId);
        this.phoneHash = phone == null ? null : secrets.hash(phone.digits());
        this.phoneMasked = phone == null ? null : phone.masked();
    }

    public UUID ticketId() {
        return ticketId;
    }

    /** The number with its middle hidden, e.g. 138****1234; null where there is none. */
    public @Nullable String phoneMasked() {
        return phoneMasked;
    }

    /** The first character of the name, the rest hidden, e.g. 王**; null where there is none. */
    public @Nullable String nameMasked(ContactSecrets secrets) {
        String open = name(secrets);
        return open == null ? null : open.substring(0, open.offsetByCodePoints(0, 1)) + "**";
    }

    /** The whole name, opened with these secrets; null where there is none. */
    public @Nullable String name(ContactSecrets secrets) {
        return name == null ? null : secrets.decrypt(name, ticketId);
    }

    /** The whole number, opened with these secrets; null where there is none. */
    public @Nullable String phone(ContactSecrets secrets) {
        return phone == null ? null : secrets.decrypt(phone, ticketId);
    }

    /** The name as it is stored; null where there is none. */
    public byte @Nullable [] sealedName() {
        return name;
    }

    /** The number as it is stored; null where there is none. */
    public byte @Nullable [] sealedPhone() {
        return phone;
    }

    /** The hash by which the caller's other tickets are found; null without a number. */
    public byte @Nullable [] phoneHash() {
        return phoneHash;
    }
}
