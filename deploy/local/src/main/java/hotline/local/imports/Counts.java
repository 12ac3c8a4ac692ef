package hotline.local.imports;

/** What became of the lines of a file so far. */
public record Counts(long lines, long imported, long unchanged, long bad) {
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    public Counts plus(Counts other) {
        return new Counts(lines + other.lines, imported + other.imported, unchanged + other.unchanged, bad + other.bad);
    }
}
