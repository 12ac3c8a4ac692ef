package hotline.dispatch.routing;

import hotline.dispatch.directory.Unit;
import hotline.outcome.Phrase;
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
        Phrase why,
        Phrase remark) {

    static Answer passedOver(Phrase why) {
        return new Answer(false, null, List.of(), null, why, Phrase.NONE);
    }

    static Answer leadBy(Unit lead, Phrase why) {
        return new Answer(true, lead, List.of(), null, why, Phrase.NONE);
    }

    static Answer leadBy(Unit lead, List<Unit> assists, CatalogueEntry entry, Phrase why) {
        return new Answer(true, lead, assists, entry, why, Phrase.NONE);
    }

    static Answer nobody(Phrase why) {
        return new Answer(true, null, List.of(), null, why, Phrase.NONE);
    }

    Answer remarked(Phrase words) {
        return new Answer(taken, lead, assists, entry, why, words);
    }
}
