package hotline.dispatch.deadlines;

import static hotline.dispatch.deadlines.SeedDeadlines.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LimitsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @CsvFileSource(resources = "/hotline/dispatch/deadlines/limits.csv", useHeadersInDisplayName = true)
    void theTableOfTheRulebookStandsInTheSeeds(
            String row,
            TicketType type,
            Urgency urgency,
            String sign,
            String contact,
            String reply,
            String returned,
            String decide,
            String feedback,
            String callBack) {
        LimitClass limitClass = LimitClass.of(type, urgency);

        assertThat(words(limitClass, Step.SIGN)).isEqualTo(sign);
        assertThat(words(limitClass, Step.CONTACT)).isEqualTo(contact);
        assertThat(words(limitClass, Step.REPLY)).isEqualTo(reply);
        assertThat(words(limitClass, Step.RETURN)).isEqualTo(returned);
        assertThat(words(limitClass, Step.DECIDE)).isEqualTo(decide);
        assertThat(words(limitClass, Step.FEEDBACK)).isEqualTo(feedback);
        assertThat(words(limitClass, Step.CALL_BACK)).isEqualTo(callBack);
    }

    @Test
    void aReworkHasThreeWorkingDaysForTheReplyAndNothingElse() {
        assertThat(LIMITS.table(TODAY))
                .filteredOn(version -> version.limitClass() == LimitClass.REWORK)
                .singleElement()
                .satisfies(version -> {
                    assertThat(version.step()).isEqualTo(Step.REPLY);
                    assertThat(words(LimitClass.REWORK, Step.REPLY)).isEqualTo("3 工作日");
                });
    }

    @Test
    void aDisputeIsDesignatedWithinTwoWorkingDays() {
        assertThat(List.of(
                        LimitClass.EMERGENCY,
                        LimitClass.URGENT,
                        LimitClass.SHORT,
                        LimitClass.STANDARD,
                        LimitClass.COMPLEX))
                .allSatisfy(limitClass ->
                        assertThat(words(limitClass, Step.DESIGNATE)).isEqualTo("2 工作日"));
    }

    @Test
    void emergencyGoesBeforeUrgentBeforeComplexBeforeType() {
        for (TicketType type : TicketType.values()) {
            if (type != TicketType.PRAISE) {
                assertThat(LimitClass.of(type, Urgency.EMERGENCY)).isEqualTo(LimitClass.EMERGENCY);
                assertThat(LimitClass.of(type, Urgency.URGENT)).isEqualTo(LimitClass.URGENT);
                assertThat(LimitClass.of(type, Urgency.COMPLEX)).isEqualTo(LimitClass.COMPLEX);
            }
        }
    }

    @Test
    void praiseHasNoLimitHoweverUrgent() {
        for (Urgency urgency : Urgency.values()) {
            assertThat(LimitClass.of(TicketType.PRAISE, urgency)).isEqualTo(LimitClass.PRAISE);
            for (Step step : Step.values()) {
                assertThat(LIMITS.limit(LimitClass.of(TicketType.PRAISE, urgency), step, TODAY))
                        .isEmpty();
            }
        }
    }

    @Test
    void theLimitOfTheDayCounts() {
        Limit five = new Limit(5, LimitClock.WORKING_DAYS, "old");
        Limit three = new Limit(3, LimitClock.WORKING_DAYS, "new");
        Limits limits = Limits.of(List.of(
                new LimitVersion(LimitClass.STANDARD, Step.REPLY, five, LocalDate.of(1900, 1, 1), null),
                new LimitVersion(LimitClass.STANDARD, Step.REPLY, three, TODAY, null)));

        assertThat(limits.limit(LimitClass.STANDARD, Step.REPLY, TODAY.minusDays(1)))
                .contains(five);
        assertThat(limits.limit(LimitClass.STANDARD, Step.REPLY, TODAY)).contains(three);
        assertThat(limits.limit(LimitClass.STANDARD, Step.SIGN, TODAY)).isEmpty();
        assertThat(limits.limit(LimitClass.COMPLEX, Step.REPLY, TODAY)).isEmpty();
    }

    @Test
    void aLimitOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit(0, LimitClock.MINUTES, "none"));
    }

    @Test
    void everyClassStepClockAndColourHasAWordOfItsOwnInBothLanguages() {
        assertThat(Stream.of(LimitClass.values()).map(LimitClass::zh))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(Stream.of(LimitClass.values()).map(LimitClass::en))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(Stream.of(Step.values()).map(Step::zh))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(Stream.of(Step.values()).map(Step::en))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(Stream.of(LimitClock.values()).map(LimitClock::zh)).containsExactly("工作日", "分钟");
        assertThat(Stream.of(LimitClock.values()).map(LimitClock::en)).containsExactly("working days", "minutes");
        assertThat(Stream.of(Card.values()).map(Card::zh)).containsExactly("正常", "黄牌预警", "红牌超期");
        assertThat(Stream.of(Card.values()).map(Card::en))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    private static String words(LimitClass limitClass, Step step) {
        Optional<Limit> limit = LIMITS.limit(limitClass, step, TODAY);
        return limit.map(LimitsTest::words).orElse("无");
    }

    private static String words(Limit limit) {
        return switch (limit.clock()) {
            case WORKING_DAYS -> limit.amount() + " 工作日";
            case MINUTES -> limit.amount() < 60 ? limit.amount() + " 分钟" : limit.amount() / 60 + " 小时";
        };
    }
}
