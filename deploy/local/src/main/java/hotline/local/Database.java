package hotline.local;

/** Where a service finds its database, and as whom. */
public record Database(String jdbcUrl, String user, String password) {
    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
