package hotline.dispatch.routing;

import hotline.dispatch.directory.Unit;
import hotline.dispatch.directory.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule answers the router: it decides, or it is passed over.
 *
 * @param why the decision as a sentence for the caller, or why the rule was passed over
 * @param remark what only the trace says beside it
 */
record Answer(
        boolean taken,
        @Nullable Unit lead,
        List<Unit> assists,
        @Nullable CatalogueEntry entry,
        Words why,
        Words remark) {

    static Answer passedOver(Words why) {
        return new Answer(false, null, List.of(), null, why, Words.NONE);
    }

    static Answer leadBy(Unit lead, Words why) {
        return new Answer(true, lead, List.of(), null, why, Words.NONE);
    }

    static Answer leadBy(Unit lead, List<Unit> assists, CatalogueEntry entry, Words why) {
        return new Answer(true, lead, assists, entry, why, Words.NONE);
    }

    static Answer nobody(Words why) {
        return new Answer(true, null, List.of(), null, why, Words.NONE);
    }

    Answer remarked(Words words) {
        return new Answer(taken, lead, assists, entry, why, words);
    }
}
