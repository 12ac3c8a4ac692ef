package hotline.local.backup;

/** Told how far a long work has come. */
@FunctionalInterface
public interface Progress {
    /**
     * So much is done.
     *
     * @param what what is being done, such as {@code copying}
     * @param done in bytes or messages
     * @param all as many there are, as far as is known
     */
    void at(String what, long done, long all);
}
