package hotline.dispatch.cases;

import org.jspecify.annotations.Nullable;

/**
 * What is going on in a case beside its stage and its limits: kept as one value, each part with the questions that it
 * answers itself.
 *
 * @param round the round of handling: the first, or one after a rework
 * @param returns an open request for a return, and what became of earlier ones
 * @param extension an open request for more time, and what was granted
 * @param help who was asked to help
 * @param watch how often it was urged, and which supervisions it has
 * @param handler who has it in the unit; null as long as nobody is named
 * @param longTerm until when it stands on the long-term book; null unless it does
 * @param merger into which case it is merged; null unless it is
 * @param fairness whether it is excluded from figures, and the appeal
 * @param wanted a correction that a handler asked for and nobody has made yet
 */
public record Dossier(
        Round round,
        ReturnFile returns,
        ExtensionFile extension,
        HelpFile help,
        WatchFile watch,
        @Nullable NamedHandler handler,
        @Nullable LongTerm longTerm,
        @Nullable Merger merger,
        Fairness fairness,
        @Nullable Correction wanted) {

    /** Of a case to which nothing out of the ordinary has happened. */
    public static final Dossier NEW = new Dossier(
            Round.FIRST,
            ReturnFile.NONE,
            ExtensionFile.NONE,
            HelpFile.NONE,
            WatchFile.NONE,
            null,
            null,
            null,
            Fairness.NONE,
            null);

    /** For a unit that gets the case anew: nothing that the former unit asked for is open any more. */
    Dossier passedOn(ReturnFile after) {
        return new Dossier(
                round.passedOn(), after, ExtensionFile.NONE, HelpFile.NONE, watch, null, null, null, fairness, wanted);
    }

    /**
     * A unit ended: what was asked by it or of it is its heir's.
     *
     * @param to who has it now; null where nobody has
     * @param lead who leads now and so is asked no more
     */
    Dossier inherited(String from, @Nullable String to, @Nullable String lead) {
        return with(to == null ? returns : returns.inherited(from, to)).with(help.inherited(from, to, lead));
    }

    Dossier with(Round changed) {
        return new Dossier(changed, returns, extension, help, watch, handler, longTerm, merger, fairness, wanted);
    }

    Dossier with(ReturnFile changed) {
        return new Dossier(round, changed, extension, help, watch, handler, longTerm, merger, fairness, wanted);
    }

    Dossier with(ExtensionFile changed) {
        return new Dossier(round, returns, changed, help, watch, handler, longTerm, merger, fairness, wanted);
    }

    Dossier with(HelpFile changed) {
        return new Dossier(round, returns, extension, changed, watch, handler, longTerm, merger, fairness, wanted);
    }

    Dossier with(WatchFile changed) {
        return new Dossier(round, returns, extension, help, changed, handler, longTerm, merger, fairness, wanted);
    }

    Dossier with(NamedHandler changed) {
        return new Dossier(round, returns, extension, help, watch, changed, longTerm, merger, fairness, wanted);
    }

    Dossier onTheBook(@Nullable LongTerm changed) {
        return new Dossier(round, returns, extension, help, watch, handler, changed, merger, fairness, wanted);
    }

    Dossier mergedInto(@Nullable Merger changed) {
        return new Dossier(round, returns, extension, help, watch, handler, longTerm, changed, fairness, wanted);
    }

    Dossier with(Fairness changed) {
        return new Dossier(round, returns, extension, help, watch, handler, longTerm, merger, changed, wanted);
    }

    Dossier wanting(@Nullable Correction asked) {
        return new Dossier(round, returns, extension, help, watch, handler, longTerm, merger, fairness, asked);
    }
}
