package hotline.outcome;

/** A rule of the domain, by its name. Implemented by an enum whose constants carry the numbers of the rulebook. */
public interface Rule {

    /** The constant's name, which a client may rely on. */
    String name();

    /** What the rule says and what to do instead. */
    Phrase phrase();

    /** Whether what was asked clashes with where the record stands now; otherwise a rule was broken by what was asked. */
    default boolean isAboutStanding() {
        return false;
    }
}
