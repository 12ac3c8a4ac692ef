package hotline.intake.application;

import com.github.f4b6a3.uuid.UuidCreator;
import hotline.intake.opinions.Collected;
import hotline.intake.opinions.Ledger;
import hotline.intake.opinions.Opinion;
import hotline.intake.opinions.OpinionEvent;
import hotline.intake.opinions.OpinionEvent.OpinionRecorded;
import hotline.intake.opinions.OpinionEvent.OpinionRectified;
import hotline.intake.persistence.OpinionRepository;
import hotline.messaging.Recorded;
import hotline.messaging.Records;
import hotline.outcome.Outcome;
import hotline.privacy.PersonalData;
import hotline.privacy.PersonalData.Numbers;
import hotline.privacy.PersonalData.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is done to the problem lists: recorded and rectified one by one, or taken over from the past in batches. */
@ApplicationScoped
public class OpinionCommands {
    private final OpinionRepository opinions;
    private final Records records;
    private final Clock clock;

    OpinionCommands(OpinionRepository opinions, Records records, Clock clock) {
        this.opinions = opinions;
        this.records = records;
        this.clock = clock;
    }

    /** What was collected is written into its list. */
    @Transactional
    public Outcome record(Collected collected, String user) {
        Outcome outcome = Opinion.record(UuidCreator.getTimeOrderedEpoch(), marked(collected), user, clock.instant());
        if (outcome instanceof Outcome.Accepted accepted) {
            OpinionRecorded recorded = (OpinionRecorded) accepted.events().getFirst();
            records.append(List.of(applied(recorded)));
            opinions.add(recorded.opinion());
        }
        return outcome;
    }

    /**
     * A problem was rectified.
     *
     * @param at when; now where null
     */
    @Transactional
    public Outcome rectify(
            UUID id, @Nullable Instant at, String user, @Nullable String unitCode, @Nullable String text) {
        Opinion opinion = opinions.lock(id);
        Instant now = clock.instant();
        Outcome outcome = opinion.rectify(at == null ? now : at, user, unitCode, markedStaff(text), now);
        if (outcome instanceof Outcome.Accepted accepted) {
            records.append(List.of(applied((OpinionEvent) accepted.events().getFirst())));
        }
        return outcome;
    }

    /**
     * Takes opinions of the past into the problem lists, and that they were rectified where they were: all or none, with
     * their own times, and nothing fires. Each was checked and is new.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(List<OpinionLine> lines) {
        Instant now = clock.instant();
        List<Opinion> added = new ArrayList<>(lines.size());
        List<Recorded> happened = new ArrayList<>(lines.size());
        for (OpinionLine line : lines) {
            OpinionRecorded recorded = Opinion.recordAsItWas(line.id(), marked(collected(line)), line.by(), now);
            happened.add(applied(recorded));
            added.add(recorded.opinion());
            OpinionLine.Rectified rectified = line.rectified();
            if (rectified != null) {
                happened.add(applied(new OpinionRectified(
                        recorded.opinion(),
                        rectified.at(),
                        rectified.by(),
                        rectified.unitCode(),
                        markedStaff(rectified.text()))));
            }
        }
        opinions.addAll(added);
        records.append(happened);
    }

    private static Collected collected(OpinionLine line) {
        return new Collected(
                Ledger.valueOf(line.ledger()),
                line.channel(),
                line.text(),
                line.collectedAt(),
                line.unitCode(),
                line.areaCode(),
                line.formerNumber());
    }

    /** Numbers that somebody said become marks (rulebook §8); who said it is not known here, nor kept. */
    private static Collected marked(Collected collected) {
        return collected.with(PersonalData.mark(collected.text(), Person.UNKNOWN, Numbers.EVERY)
                .text());
    }

    private static @Nullable String markedStaff(@Nullable String text) {
        return text == null
                ? null
                : PersonalData.mark(text, Person.UNKNOWN, Numbers.MOBILE_AND_IDENTITY)
                        .text();
    }

    private static Recorded applied(OpinionEvent event) {
        Opinion opinion = event.opinion();
        opinion.apply(event);
        return new Recorded(opinion.id(), opinion.id().toString(), opinion.sequence(), event);
    }
}
