package hotline.intake.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How alike texts are, and which hang together. */
class LikenessTest {
    private static final String WATER = "河西村自来水停了三天，全村没水吃";
    private static final String WATER_TOO = "河西村三天没有自来水了，村里没水吃";
    private static final String ROAD = "通村公路路面塌陷，车辆无法通行";

    @Test
    void theSameIsWholeTheOtherIsNothingAndMarksDoNotCount() {
        assertThat(likeness(WATER, WATER)).isEqualTo(1.0);
        assertThat(likeness(WATER, WATER.replace("，", " ！ "))).isEqualTo(1.0);
        assertThat(likeness(WATER, ROAD)).isLessThan(0.1);
        assertThat(likeness(WATER, "")).isZero();
        assertThat(likeness(WATER, WATER_TOO)).isGreaterThan(Likeness.LIKELY).isEqualTo(likeness(WATER_TOO, WATER));
    }

    @Test
    void piecesAreSearchableAndFew() {
        assertThat(Likeness.pieces(WATER)).hasSize(3).allMatch(piece -> WATER.contains(piece) && piece.length() == 4);
        assertThat(Likeness.pieces("水")).isEmpty();
        assertThat(Likeness.pieces("停水")).containsExactly("停水");
        assertThat(Likeness.pieces("")).isEmpty();
    }

    @Test
    void whatHangsTogetherIsAGroupOverOthersTooAndOneAloneIsNone() {
        Map<String, Set<Long>> pairs = new LinkedHashMap<>();
        for (String text : List.of(WATER, ROAD, WATER_TOO, "村里没水吃，河西村三天没有自来水", "低保金没有到账")) {
            pairs.put(text, Likeness.pairs(text));
        }
        assertThat(Likeness.groups(pairs))
                .singleElement()
                .satisfies(group -> assertThat(group).hasSize(3).contains(WATER, WATER_TOO));
    }

    private static double likeness(String one, String other) {
        return Likeness.of(Likeness.pairs(one), Likeness.pairs(other));
    }
}
