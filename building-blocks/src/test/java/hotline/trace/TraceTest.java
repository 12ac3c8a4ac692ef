package hotline.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String ID = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void itKeepsItsIdAndIsEachTimeAStepOfItsOwn() {
        Trace trace = Trace.parse("00-" + ID + "-b7ad6b7169203331-01");
        assertThat(trace).isEqualTo(new Trace(ID, true));
        assertThat(Trace.parse(trace.traceparent())).isEqualTo(trace);
        assertThat(trace.traceparent()).isNotEqualTo(trace.traceparent());
    }

    @Test
    void aNewOneIsWellFormed() {
        Trace trace = Trace.begin(false);
        assertThat(Trace.parse(trace.traceparent())).isEqualTo(trace);
        assertThat(Trace.begin(false).id()).isNotEqualTo(trace.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0x",
                "00-0af7651916cd43dd8448eb211c80319c+b7ad6b7169203331-01"
            })
    void whatIsMalformedIsNone(String header) {
        assertThat(Trace.parse(header)).isNull();
    }
}
