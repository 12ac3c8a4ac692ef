package hotline.local.bench;

import hotline.local.LocalStack;
import hotline.local.StackException;
import java.util.List;
import java.util.function.Function;

/**
 * Fills the databases of the services to a size: tickets that came through the product itself are copied by SQL, with ids, numbers and
 * days of their own, in every table that knows of them. So the copies have the shape that the code of today writes, and the figures stay
 * as true as they were. The topics know nothing of them.
 */
final class Fill implements AutoCloseable {
    /** Cases that are open at each size, where the size is large enough. */
    private static final int OPEN = 3_000;

    private final List<FilledDatabase> databases;

    Fill(LocalStack stack) {
        Function<String, String> schemas = service -> service.equals("reporting") ? "g1, public" : "public";
        databases = LocalStack.SERVICES.stream()
                .map(service ->
                        new FilledDatabase(service, stack.postgres().asSuperuser(service), schemas.apply(service)))
                .toList();
    }

    /** Takes the tickets that are in the databases as those to be copied. Nothing may be under way. */
    void takeTemplates() {
        databases.forEach(FilledDatabase::takeTemplates);
        if (databases.stream().map(FilledDatabase::templates).distinct().count() > 1) {
            throw new StackException("The services do not know the same tickets: "
                    + databases.stream().map(FilledDatabase::templates).toList());
        }
    }

    /** Puts about so many tickets in the place of all that there are, and says how many. */
    long fill(long size) {
        int closed = databases.getFirst().templates().getFirst();
        int open = databases.getFirst().templates().getLast();
        int copiesOfOpen = (int) Math.max(1, Math.min(OPEN, size * 3 / 10) / open);
        int copiesOfClosed = (int) Math.max(1, (size - (long) copiesOfOpen * open) / closed);
        databases.forEach(database -> database.fill(copiesOfClosed, copiesOfOpen));
        return (long) copiesOfClosed * closed + (long) copiesOfOpen * open;
    }

    @Override
    public void close() {
        databases.forEach(FilledDatabase::close);
    }
}
