package hotline.reporting.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.reporting.facts.Channel;
import hotline.reporting.facts.Dimension;
import hotline.reporting.facts.TicketType;
import hotline.reporting.facts.Urgency;
import org.junit.jupiter.api.Test;

class FilterTest {

    @Test
    void one_filter_alone_is_answered_by_counters() {
        assertThat(Filter.NONE.counters()).isEqualTo(Slice.WHOLE);
        assertThat(Filter.NONE.ofUnit("MZJ").counters()).isEqualTo(Slice.ofUnit("MZJ"));
        assertThat(new Filter(null, Channel.WEB, null, null, null, null, null).counters())
                .isEqualTo(Slice.of(Dimension.CHANNEL, "WEB"));
        assertThat(new Filter(null, null, TicketType.HELP, null, null, null, null).counters())
                .isEqualTo(Slice.of(Dimension.TYPE, "HELP"));
        assertThat(new Filter(null, null, null, Urgency.URGENT, null, null, null).counters())
                .isEqualTo(Slice.of(Dimension.URGENCY, "URGENT"));
        assertThat(new Filter(null, null, null, null, "150522100", null, null).counters())
                .isEqualTo(Slice.of(Dimension.AREA, "150522100"));
        assertThat(new Filter(null, null, null, null, null, "010101", null).counters())
                .isEqualTo(Slice.of(Dimension.CATEGORY, "010101"));
        assertThat(Filter.NONE.ofFirstResponder("operator").counters())
                .isEqualTo(Slice.of(Dimension.FIRST_RESPONDER, "operator"));
    }

    @Test
    void combined_filters_are_answered_by_facts() {
        assertThat(new Filter("MZJ", Channel.WEB, null, null, null, null, null).counters())
                .isNull();
        assertThat(new Filter(null, null, TicketType.HELP, null, "150522100", null, null).counters())
                .isNull();
        assertThat(Filter.NONE.ofFirstResponder("operator").ofUnit("MZJ").counters())
                .isNull();
    }

    @Test
    void a_star_means_every_code_that_begins_so() {
        Slice branch = new Filter(null, null, null, null, null, "C01*", null).counters();

        assertThat(branch).isNotNull();
        assertThat(branch.keys().from()).isEqualTo("C01");
        assertThat("C0199".compareTo(branch.keys().to())).isNegative();
        assertThat("C02".compareTo(branch.keys().to())).isPositive();
        assertThat(CodeRange.of("C01")).isEqualTo(new CodeRange("C01", "C01"));
        assertThat(Slice.of(Dimension.FIRST_RESPONDER, "odd*").keys()).isEqualTo(new CodeRange("odd*", "odd*"));
    }
}
