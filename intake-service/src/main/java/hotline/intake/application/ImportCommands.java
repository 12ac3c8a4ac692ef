package hotline.intake.application;

import hotline.intake.application.ImportLine.ProblemLine;
import hotline.intake.application.ImportLine.TicketLine;
import hotline.intake.contacts.Contact;
import hotline.intake.contacts.ContactSecrets;
import hotline.intake.persistence.ImportTables;
import hotline.intake.persistence.ImportTables.Claim;
import hotline.intake.persistence.OriginalWords;
import hotline.intake.persistence.TicketNumbers;
import hotline.intake.persistence.TicketRepository;
import hotline.intake.tickets.Ticket;
import hotline.intake.tickets.TicketEvent.TicketImported;
import hotline.messaging.Recorded;
import hotline.messaging.Records;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes in records of the past, a batch of lines in one transaction, each record once: its identity is claimed in the
 * transaction that stores it, so that a repeat, or another importer with the same file, finds it there.
 */
@ApplicationScoped
public class ImportCommands {
    private static final Logger LOG = Logger.getLogger(ImportCommands.class);

    private final ImportTables tables;
    private final TicketRepository repository;
    private final TicketNumbers numbers;
    private final ContactSecrets secrets;
    private final CallerWords callerWords;
    private final OriginalWords originals;
    private final Records records;
    private final OpinionCommands opinions;
    private final Clock clock;

    ImportCommands(
            ImportTables tables,
            TicketRepository repository,
            TicketNumbers numbers,
            ContactSecrets secrets,
            CallerWords callerWords,
            OriginalWords originals,
            Records records,
            OpinionCommands opinions,
            Clock clock) {
        this.tables = tables;
        this.repository = repository;
        this.numbers = numbers;
        this.secrets = secrets;
        this.callerWords = callerWords;
        this.originals = originals;
        this.records = records;
        this.opinions = opinions;
        this.clock = clock;
    }

    /** What became of a line. */
    public enum Taken {
        IMPORTED,
        /** It was there before, the same. */
        UNCHANGED,
        /** Another content was there before under the same former number; it stays. */
        CHANGED,
        /** The database holds something that it clashes with, such as the same number in the system above. */
        CLASHES,
        /** The database cannot store it. */
        UNSTORABLE
    }

    /** Takes a batch; if it fails, line by line, so that one bad line does not take others with it. */
    public List<Taken> take(List<ImportLine> lines, String importer) {
        try {
            return together(lines, importer);
        } catch (RuntimeException e) {
            if (isOfTheDatabase(e)) {
                throw e;
            }
            LOG.debugf("a batch of %d lines is taken one by one: %s", lines.size(), e.getClass());
            return lines.stream().map(line -> alone(line, importer)).toList();
        }
    }

    /** What would become of a batch; nothing changes. */
    public List<Taken> tryOut(List<ImportLine> lines) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<String, ImportLine> first = firstOfEach(lines);
            Map<String, String> known = tables.hashes(first.keySet());
            Set<String> fresh = new HashSet<>(first.keySet());
            fresh.removeAll(known.keySet());
            return verdicts(lines, fresh, known);
        });
    }

    private Taken alone(ImportLine line, String importer) {
        try {
            return together(List.of(line), importer).getFirst();
        } catch (RuntimeException e) {
            if (isOfTheDatabase(e)) {
                throw e;
            }
            String state = sqlState(e);
            LOG.warnf(
                    "a line of an import cannot be stored: %s %s", e.getClass().getName(), state);
            return state != null && state.startsWith("23") ? Taken.CLASHES : Taken.UNSTORABLE;
        }
    }

    private List<Taken> together(List<ImportLine> lines, String importer) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<String, ImportLine> first = firstOfEach(lines);
            Set<String> fresh = tables.claim(first.values().stream()
                    .map(ImportLine::identity)
                    .map(identity -> new Claim(identity.name(), identity.hash(), identity.record()))
                    .toList());
            Set<String> rest = new HashSet<>(first.keySet());
            rest.removeAll(fresh);
            Map<String, String> known = tables.hashes(rest);
            store(
                    first.values().stream()
                            .filter(line -> fresh.contains(line.identity().name()))
                            .toList(),
                    importer);
            return verdicts(lines, fresh, known);
        });
    }

    private static Map<String, ImportLine> firstOfEach(List<ImportLine> lines) {
        Map<String, ImportLine> first = new LinkedHashMap<>();
        lines.forEach(line -> first.putIfAbsent(line.identity().name(), line));
        return first;
    }

    private static List<Taken> verdicts(List<ImportLine> lines, Set<String> fresh, Map<String, String> known) {
        Map<String, String> hashes = new HashMap<>(known);
        List<Taken> taken = new ArrayList<>(lines.size());
        for (ImportLine line : lines) {
            String name = line.identity().name();
            String hash = line.identity().hash();
            if (fresh.contains(name) && !hashes.containsKey(name)) {
                taken.add(Taken.IMPORTED);
                hashes.put(name, hash);
            } else {
                taken.add(hash.equals(hashes.get(name)) ? Taken.UNCHANGED : Taken.CHANGED);
            }
        }
        return taken;
    }

    private void store(List<ImportLine> lines, String importer) {
        List<TicketLine> tickets = new ArrayList<>(lines.size());
        List<OpinionLine> problems = new ArrayList<>();
        for (ImportLine line : lines) {
            switch (line) {
                case TicketLine ticket -> tickets.add(ticket);
                case ProblemLine problem -> problems.add(problem.opinion());
            }
        }
        if (!tickets.isEmpty()) {
            storeTickets(tickets, importer);
        }
        if (!problems.isEmpty()) {
            opinions.add(problems);
        }
    }

    private void storeTickets(List<TicketLine> lines, String importer) {
        Instant now = clock.instant();
        List<String> given = numbers.next(
                lines.stream().map(line -> line.ticket().registeredAt()).toList());
        List<Ticket> tickets = new ArrayList<>(lines.size());
        List<Contact> contacts = new ArrayList<>(lines.size());
        List<Recorded> recorded = new ArrayList<>(lines.size());
        Map<UUID, Map<String, Map<String, String>>> said = new LinkedHashMap<>();
        for (int n = 0; n < lines.size(); n++) {
            TicketLine line = lines.get(n);
            UUID id = line.identity().record();
            CallerWords.MarkedRecord marked = callerWords.mark(id, line.ticket(), line.callerName(), line.phone());
            said.put(id, marked.originals());
            TicketImported imported = Ticket.recorded(id, given.get(n), marked.ticket(), importer, now);
            Ticket ticket = imported.ticket();
            ticket.apply(imported);
            tickets.add(ticket);
            contacts.add(new Contact(ticket.id(), line.callerName(), line.phone(), secrets));
            recorded.add(new Recorded(ticket.id(), ticket.number(), ticket.sequence(), imported));
        }
        repository.add(tickets, contacts);
        originals.keepNew(said);
        records.append(recorded);
    }

    /** Whether the failure lies in the database's state and in no line. */
    private static boolean isOfTheDatabase(RuntimeException failure) {
        String state = sqlState(failure);
        if (state != null) {
            return state.startsWith("08") || state.startsWith("53") || state.startsWith("57") || state.startsWith("58");
        }
        return failure instanceof QuarkusTransactionException;
    }

    private static @Nullable String sqlState(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql.getSQLState() == null ? "08" : sql.getSQLState();
            }
        }
        return null;
    }
}
