package hotline.intake.opinions;

import hotline.intake.opinions.OpinionEvent.OpinionRecorded;
import hotline.intake.opinions.OpinionEvent.OpinionRectified;
import hotline.intake.tickets.Channel;
import hotline.outcome.Outcome;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of a problem list: an opinion that was collected, or a problem with who rectified it and when. */
@Entity
@Table(name = "opinion")
public class Opinion {
    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Ledger ledger;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Column(name = "collected_at")
    private Instant collectedAt;

    @Column(name = "unit_code")
    private @Nullable String unitCode;

    @Column(name = "area_code")
    private @Nullable String areaCode;

    @Column(name = "former_number")
    private @Nullable String formerNumber;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "rectified_at")
    private @Nullable Instant rectifiedAt;

    @Column(name = "rectified_by")
    private @Nullable String rectifiedBy;

    @Column(name = "rectified_unit_code")
    private @Nullable String rectifiedUnitCode;

    private int sequence;

    /** For the persistence only. */
    protected Opinion() {}

    private Opinion(UUID id, Collected collected, String recordedBy, Instant recordedAt) {
        this.id = id;
        this.ledger = collected.ledger();
        this.channel = collected.channel();
        this.collectedAt = collected.collectedAt();
        this.unitCode = collected.unitCode();
        this.areaCode = collected.areaCode();
        this.formerNumber = collected.formerNumber();
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    /** It is written down, or the rule that forbids it is named. */
    public static Outcome record(UUID id, Collected collected, String user, Instant now) {
        if (collected.ledger() == Ledger.UNIT_PROBLEM && collected.unitCode() == null && collected.areaCode() == null) {
            return rejected(OpinionRule.UNIT_PROBLEM_NAMES_WHERE, "COLLECTED");
        }
        if (collected.collectedAt().isAfter(now)) {
            return rejected(OpinionRule.COLLECTED_BEFORE_NOW, "COLLECTED");
        }
        return Outcome.accepted(recordAsItWas(id, collected, user, now));
    }

    /** An entry of the past, which is record and asks no rule. */
    public static OpinionRecorded recordAsItWas(UUID id, Collected collected, String user, Instant now) {
        return new OpinionRecorded(new Opinion(id, collected, user, now), collected.text());
    }

    /** The problem was put right: once, by whom and when is kept. */
    public Outcome rectify(Instant at, String user, @Nullable String byUnit, @Nullable String text, Instant now) {
        if (!ledger.isOfProblems()) {
            return rejected(OpinionRule.ONLY_A_PROBLEM_IS_RECTIFIED, standing());
        }
        if (rectifiedAt != null) {
            return rejected(OpinionRule.RECTIFIED_ONCE, standing());
        }
        if (at.isBefore(collectedAt)) {
            return rejected(OpinionRule.RECTIFIED_AFTER_COLLECTED, standing());
        }
        if (at.isAfter(now)) {
            return rejected(OpinionRule.RECTIFIED_BEFORE_NOW, standing());
        }
        return Outcome.accepted(new OpinionRectified(this, at, user, byUnit, text));
    }

    /** Takes in what has happened; the version of the entry on its topic goes with it. */
    public void apply(OpinionEvent event) {
        switch (event) {
            case OpinionRecorded recorded -> sequence = 1;
            case OpinionRectified rectified -> {
                rectifiedAt = rectified.at();
                rectifiedBy = rectified.by();
                rectifiedUnitCode = rectified.unitCode();
                sequence++;
            }
        }
    }

    private static Outcome rejected(OpinionRule rule, String standing) {
        return new Outcome.Rejected(rule, standing, List.of());
    }

    private String standing() {
        return rectifiedAt == null ? "RECORDED" : "RECTIFIED";
    }

    public UUID id() {
        return id;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Channel channel() {
        return channel;
    }

    public Instant collectedAt() {
        return collectedAt;
    }

    public @Nullable String unitCode() {
        return unitCode;
    }

    public @Nullable String areaCode() {
        return areaCode;
    }

    public @Nullable String formerNumber() {
        return formerNumber;
    }

    public String recordedBy() {
        return recordedBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public @Nullable Instant rectifiedAt() {
        return rectifiedAt;
    }

    public @Nullable String rectifiedBy() {
        return rectifiedBy;
    }

    public @Nullable String rectifiedUnitCode() {
        return rectifiedUnitCode;
    }

    public int sequence() {
        return sequence;
    }
}
