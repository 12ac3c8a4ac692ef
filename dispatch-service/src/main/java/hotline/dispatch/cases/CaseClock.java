package hotline.dispatch.cases;

import hotline.dispatch.cases.TimeEvent.CaseCardShown;
import hotline.dispatch.cases.TimeEvent.CaseReminded;
import hotline.dispatch.deadlines.Card;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What time has done to a case so far, and when it does something next ({@link CaseTiming}). */
@Embeddable
public class CaseClock {
    @Column(name = "next_step_at")
    private @Nullable Instant nextStepAt;

    @Column(name = "shown_steps")
    private ShownSteps shown = ShownSteps.NONE;

    @Enumerated(EnumType.STRING)
    private Card card = Card.NONE;

    @Column(name = "quiet_until")
    private @Nullable Instant quietUntil;

    /** Nothing has happened yet. */
    protected CaseClock() {}

    /**
     * Takes in what has happened. Whoever records it says afterwards when time acts next; until then it is asked at once.
     */
    void after(CaseEvent event, DispatchCase now) {
        switch (event) {
            case CaseCardShown it -> shown = shown.with(it.shown());
            case CaseReminded it -> shown = shown.with(it.shown());
            default -> {
                // nothing that the clock goes by
            }
        }
        look(now);
        nextStepAt = now.stage().isOpen() ? event.at() : null;
    }

    private void look(DispatchCase now) {
        shown = shown.stillTrueOf(now.deadlines().all());
        card = shown.cardOf(now.openDeadlines());
    }

    /** Says when time acts next; null for never, as long as nobody moves the case. */
    void schedule(@Nullable Instant at) {
        nextStepAt = at;
    }

    /** Takes a step of the ladder as shown though nobody was told: it belongs to a past that is only recorded. */
    void passOver(ShownSteps.Shown past, DispatchCase now) {
        shown = shown.with(past);
        look(now);
    }

    /** Nothing happens for what lies at or before the instant: the case is a record of the past until then. */
    public void keepQuietUntil(Instant at) {
        quietUntil = at;
    }

    public @Nullable Instant nextStepAt() {
        return nextStepAt;
    }

    public ShownSteps shown() {
        return shown;
    }

    /** The worst colour that was shown of what is due and not yet met. */
    public Card card() {
        return card;
    }

    public @Nullable Instant quietUntil() {
        return quietUntil;
    }
}
