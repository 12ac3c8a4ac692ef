package hotline.intake.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.intake.persistence.TicketSearch.Found;
import hotline.intake.persistence.TicketSearch.MaySee;
import hotline.intake.persistence.TicketSearch.Wanted;
import hotline.intake.tickets.Channel;
import hotline.intake.tickets.TicketType;
import hotline.local.Database;
import hotline.local.PostgresProcess;
import hotline.rest.Cursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** A million tickets: no shape of a query reads a whole table. The plans' times are printed, as docs/search.md shows them. */
@EnabledIfSystemProperty(named = "hotline.tests", matches = "all")
class SearchAtAMillionTest {
    private static final int TICKETS = Integer.getInteger("hotline.search.tickets", 1_000_000);
    private static final int PAGE = 51;
    private static final int COUNTED = 10_000;
    private static final int WALK = 2_000;
    private static final Pattern INDEX = Pattern.compile("Index (?:Only )?Scan (?:Backward )?(?:using|on) (\\w+)");
    private static final MaySee ALL = new MaySee(null, null, List.of());

    /** One ticket each five minutes from 2016 on. Two thousand phrases of eight to fourteen of 900 characters make the texts. */
    private static final String STATEMENTS = """
                SET synchronous_commit = off;
                CREATE TABLE phrase AS
                SELECT p, string_agg(chr(20000 + (abs(hashint4(p * 31 + c)) % 30) * (abs(hashint4(p * 17 + c)) % 30)), '') AS text
                FROM generate_series(0, 1999) p, generate_series(1, 8 + p % 7) c GROUP BY p;
                ALTER TABLE phrase ADD PRIMARY KEY (p);
                CREATE TABLE made AS
                SELECT n, (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid AS id, at,
                  '150522' || to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') || lpad((n % 1000000)::text, 6, '0') AS number,
                  n > TICKETS - 200 AS waits
                FROM generate_series(1, TICKETS) n, LATERAL (SELECT timestamptz '2016-01-01 00:00+08' + n * interval '5 minutes' AS at) t;
                INSERT INTO ticket (id, number, channel, type, urgency, category_code, area_code, target_named, outcome,
                  handled_on_the_spot, first_responder, first_responder_unit, anonymous, confidential, reachable, reply_wanted,
                  sealed, language, asked_at, registered_at, registered_by, links, sequence)
                SELECT id, number, (ARRAY['PHONE', 'WEB', 'WECHAT', 'APP'])[1 + n % 4],
                  (ARRAY['CONSULTATION', 'HELP', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE'])[1 + n % 7], 'NORMAL',
                  'C' || abs(hashint4(n)) % 100, CASE WHEN n % 25000 = 0 THEN 'RARE' ELSE 'A' || floor(30 * (abs(hashint4(n + 7)) % 1000 / 1000.0) ^ 2) END,
                  false, CASE WHEN n % 20 = 3 AND NOT waits THEN 'ANSWERED' END, false,
                  CASE WHEN n % 50 = 0 THEN 'handler-u' || (n / 50) % 60 ELSE 'operator' || n % 12 END, 'ZWJ', false, false, true, true, n % 40 = 0, 'zh',
                  at, at, 'operator', '{}', 1 FROM made;
                INSERT INTO awaiting_case SELECT id, at FROM made WHERE waits;
                INSERT INTO contact (ticket_id, phone_hash, phone_masked)
                SELECT id, decode(md5((n % 300000)::text), 'hex'), '138****0000' FROM made;
                DROP INDEX search_entry_bigrams;
                INSERT INTO search_entry
                SELECT id, at, (SELECT text FROM phrase WHERE p = abs(hashint4(n)) % 2000) || chr(10)
                  || (SELECT text FROM phrase WHERE p = abs(hashint4(n + 1)) % 2000) || '，' || (SELECT text FROM phrase WHERE p = abs(hashint4(n + 2)) % 2000)
                  || '，' || (SELECT text FROM phrase WHERE p = abs(hashint4(n + 3)) % 2000) || CASE WHEN n % 3 = 0 THEN '，请尽快处理' ELSE '' END
                  || CASE WHEN n % 1000 = 7 THEN '甲乙丙丁' WHEN n % 11 = 1 THEN '甲乙' ELSE '' END
                  || CASE WHEN n % 300000 = 5 THEN '罕见' ELSE '' END
                  || CASE n % 10 WHEN 4 THEN '金木' WHEN 5 THEN '木水' WHEN 6 THEN '金木，木水' ELSE '' END
                  || CASE WHEN n < 200000 AND n % 10 = 8 THEN '早年旧案' ELSE '' END || '　编号' || n || chr(10)
                FROM made;
                INSERT INTO case_view (ticket_id, sequence, stage, unit_code, at, registered_at)
                SELECT id, 5, CASE WHEN n % 50000 = 1 THEN 'DISPUTED' WHEN n > TICKETS - 20000 THEN (ARRAY['DISPATCHED', 'HANDLING', 'REPLIED'])[1 + n % 3]
                  ELSE 'CLOSED' END, 'U1', at, at FROM made WHERE n % 20 <> 3 AND NOT waits;
                INSERT INTO case_unit (unit_code, ticket_id, registered_at)
                SELECT CASE WHEN n % 33333 = 1 THEN 'RARE' ELSE 'U' || floor(60 * (abs(hashint4(n + 9)) % 1000 / 1000.0) ^ 2) END, id, at
                FROM made WHERE n % 20 <> 3 AND NOT waits;
                SET maintenance_work_mem = '512MB';
                CREATE INDEX search_entry_bigrams ON search_entry USING gin (bigrams(text)) WITH (gin_pending_list_limit = 1024);
                ALTER INDEX search_entry_bigrams ALTER COLUMN 1 SET STATISTICS 0;
                VACUUM ANALYZE;
                """.replace("TICKETS", Integer.toString(TICKETS));

    private static PostgresProcess postgres;
    private static Jdbi jdbi;
    private static Handle open;
    private static TicketSearch search;

    private record Shape(String name, Wanted wanted, MaySee maySee, Cursor after, int least) {}

    @BeforeAll
    static void aMillionTickets() throws IOException {
        postgres =
                PostgresProcess.start(Files.createTempDirectory(Files.createDirectories(Path.of("target")), "million"));
        Database database = postgres.createDatabase("million", "million", "million");
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("db/messaging", "db/migration")
                .load()
                .migrate();
        jdbi = Jdbi.create(source).installPlugin(new PostgresPlugin());
        search = new TicketSearch(jdbi, COUNTED, WALK);
        open = jdbi.open();
        fill(open);
    }

    private static void fill(Handle handle) {
        for (String statement : STATEMENTS.split(";\n", -1)) {
            if (!statement.isBlank()) {
                long began = System.nanoTime();
                handle.execute(statement);
                System.out.printf(
                        "%6d ms  %s%n",
                        (System.nanoTime() - began) / 1_000_000,
                        statement.strip().lines().findFirst().orElse(""));
            }
        }
    }

    @AfterAll
    static void stop() {
        open.close();
        postgres.kill();
    }

    @Test
    void noShapeOfAQueryReadsAWholeTable() {
        List<String> wrong = new ArrayList<>();
        StringBuilder table = new StringBuilder();
        for (Shape shape : shapes()) {
            List<String> plans = plans(shape);
            for (String plan : plans) {
                if (plan.contains("Seq Scan")) {
                    wrong.add(shape.name() + "\n" + plan);
                }
            }
            double best = Double.MAX_VALUE;
            List<Found> found = List.of();
            for (int i = 0; i < 3; i++) {
                long began = System.nanoTime();
                found = find(shape);
                best = Math.min(best, (System.nanoTime() - began) / 1e6);
            }
            table.append(String.format(
                    Locale.ROOT, "| %s | %d | %.1f | %s |%n", shape.name(), found.size(), best, leading(plans)));
            if (best > 100) {
                plans.forEach(plan -> System.out.println(shape.name() + "\n" + plan));
            }
            if (TICKETS >= 1_000_000 && found.size() < shape.least()) {
                wrong.add(shape.name() + " finds only " + found.size());
            }
        }
        System.out.println(table);
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsAlikeIsFoundByIndexAlone() {
        LikeTickets likes = new LikeTickets(jdbi, search);
        Instant now = open.createQuery("SELECT max(registered_at) FROM ticket")
                .mapTo(Instant.class)
                .one();
        String text = open.createQuery("SELECT text FROM search_entry ORDER BY registered_at DESC LIMIT 1")
                .mapTo(String.class)
                .one();
        LikeTickets.Draft common = new LikeTickets.Draft("请尽快处理，请尽快处理", "A1", null, true, null);
        LikeTickets.Draft usual = new LikeTickets.Draft(text, "A1", ask().phone(4711).phone, true, null);
        assertThat(likes.find(usual, now, 20)).isNotEmpty();
        assertThat(best(() -> likes.find(usual, now, 20))).isLessThan(500);
        assertThat(best(() -> likes.find(common, now, 20))).isLessThan(500);
        assertThat(best(() -> likes.groups(null, now))).isLessThan(2000);
        assertThat(String.join(
                        "\n",
                        open.createQuery("EXPLAIN " + LikeTickets.PLACES_OF_MANY)
                                .bind("since", now.minus(LikeTickets.GROUPED_WITHIN))
                                .bind("area", (String) null)
                                .mapTo(String.class)
                                .list()))
                .doesNotContain("Seq Scan on ticket");
    }

    private static double best(Runnable what) {
        double best = Double.MAX_VALUE;
        for (int n = 0; n < 3; n++) {
            long began = System.nanoTime();
            what.run();
            best = Math.min(best, (System.nanoTime() - began) / 1e6);
        }
        System.out.printf("%.1f ms%n", best);
        return best;
    }

    private static List<Shape> shapes() {
        Instant middle = Instant.parse("2020-06-01T00:00:00Z");
        Cursor deep = new Cursor(middle, new UUID(0, 0));
        MaySee township = new MaySee("U59", "handler-u59", List.of("U59", "QZF"));
        MaySee department = new MaySee("U1", "handler-u1", List.of("U1", "QZF"));
        return List.of(
                shape("no filter, first page", ask(), PAGE),
                shape("no filter, deep page", ask(), deep, PAGE),
                shape("no filter, oldest first", ask().oldest(), PAGE),
                shape("`q` in a third of all texts", ask().q("尽快处理"), PAGE),
                shape("`q` in one text of a thousand", ask().q("甲乙丙丁"), PAGE),
                shape("`q` in three texts", ask().q("罕见"), 3),
                shape("`q` in no text", ask().q("饕餮"), 0),
                shape("`q` whose pairs are common and it is not", ask().q("金木水"), 0),
                shape("`q` in a tenth of the first two years only", ask().q("早年旧案"), PAGE),
                shape("`q` of two words", ask().q("尽快处理", "甲乙"), PAGE),
                shape("`q` in a third, deep page", ask().q("尽快处理"), deep, PAGE),
                shape("`q` in a third, area of 40 tickets", ask().q("尽快处理").area("RARE"), 1),
                shape("`q` in a third, rare stage", ask().q("尽快处理").stage("DISPUTED"), 1),
                shape("number tail of 4", ask().tail("4321"), PAGE),
                shape("number tail of 8", ask().tail("01000123"), 1),
                shape("phone", ask().phone(4711), 3),
                shape("phone nobody has", ask().phone(-1), 0),
                shape("common area", ask().area("A1"), PAGE),
                shape("area of 40 tickets", ask().area("RARE"), 40),
                shape("area without tickets", ask().area("NONE"), 0),
                shape("common area, deep page", ask().area("A1"), deep, PAGE),
                shape("category", ask().category("C7"), PAGE),
                shape("type without tickets", ask().type(TicketType.OTHER), 0),
                shape("type and area", ask().type(TicketType.PRAISE).area("A29"), PAGE),
                shape("channel without tickets", ask().channel(Channel.EMERGENCY_110), 0),
                shape("stage of nearly all (CLOSED)", ask().stage("CLOSED"), PAGE),
                shape("stage CLOSED, deep page", ask().stage("CLOSED"), deep, PAGE),
                shape("stage of 20 tickets (DISPUTED)", ask().stage("DISPUTED"), 20),
                shape("stage of none (UNROUTED)", ask().stage("UNROUTED"), 0),
                shape("stage REGISTERED, 200 wait", ask().stage("REGISTERED"), PAGE),
                shape("stage ANSWERED", ask().stage("ANSWERED"), PAGE),
                shape("stage CLOSED and area of 40", ask().stage("CLOSED").area("RARE"), 30),
                shape("stage HANDLING and common area", ask().stage("HANDLING").area("A1"), PAGE),
                shape("unit of 30 cases", ask().unit("RARE"), 25),
                shape("unit of 30 cases, stage CLOSED", ask().unit("RARE").stage("CLOSED"), 20),
                shape("period of a day long ago", ask().period("2017-03-04", "2017-03-05"), PAGE),
                shape(
                        "period of a year, area of 40",
                        ask().period("2017-01-01", "2018-01-01").area("RARE"),
                        1),
                shape("handler of a big unit", ask(), department, PAGE),
                shape("handler of a small unit", ask(), township, PAGE),
                shape("handler of a small unit, `q` in a third", ask().q("尽快处理"), township, PAGE),
                shape("handler of a small unit, `q` in one of a thousand", ask().q("甲乙丙丁"), township, 1),
                shape("handler of a small unit, stage CLOSED", ask().stage("CLOSED"), township, PAGE),
                shape("handler of a small unit, number tail of 4", ask().tail("4321"), township, 0));
    }

    private static Shape shape(String name, Ask ask, int least) {
        return new Shape(name, ask.wanted(), ALL, null, least);
    }

    private static Shape shape(String name, Ask ask, Cursor after, int least) {
        return new Shape(name, ask.wanted(), ALL, after, least);
    }

    private static Shape shape(String name, Ask ask, MaySee maySee, int least) {
        return new Shape(name, ask.wanted(), maySee, null, least);
    }

    private static List<Found> find(Shape shape) {
        return open.inTransaction(handle -> search.find(handle, shape.wanted(), shape.maySee(), shape.after(), PAGE));
    }

    /** The plan of every question that may be asked for this shape, with what it really did. */
    private static List<String> plans(Shape shape) {
        return open.inTransaction(handle -> {
            List<String> plans = new ArrayList<>();
            for (TicketQuery query : TicketQuery.of(shape.wanted(), shape.maySee(), shape.after())) {
                if (query.isByFilters()) {
                    TicketSearch.planInOrder(handle);
                    plans.add(explain(handle, query, query.countWays(COUNTED)));
                    List<Long> counts = search.countWays(handle, query);
                    int narrowest = counts.indexOf(Collections.min(counts));
                    if (!query.hasWords() || counts.get(narrowest) <= WALK) {
                        plans.add(explain(handle, query, query.going(narrowest) + " LIMIT " + PAGE));
                        continue;
                    }
                    plans.add(explain(handle, query, query.going(narrowest, WALK) + " LIMIT " + PAGE));
                }
                TicketSearch.planByCollecting(handle);
                plans.add(explain(handle, query, query.collecting() + " LIMIT " + PAGE));
            }
            return plans;
        });
    }

    /** The indexes that lead to tickets, one for each question; the others only look up a key. */
    private static String leading(List<String> plans) {
        return plans.stream()
                .filter(plan -> plan.startsWith("Limit"))
                .map(plan -> INDEX.matcher(plan)
                        .results()
                        .map(match -> match.group(1))
                        .findFirst()
                        .orElse("?"))
                .distinct()
                .collect(Collectors.joining(", then "));
    }

    private static String explain(Handle handle, TicketQuery query, String sql) {
        return String.join(
                "\n",
                query.bind(handle.createQuery("EXPLAIN (ANALYZE, BUFFERS) " + sql))
                        .mapTo(String.class)
                        .list());
    }

    private static Ask ask() {
        return new Ask();
    }

    /** What is sought, field by field. */
    private static final class Ask {
        private List<String> words = List.of();
        private String tail;
        private byte[] phone;
        private String stage;
        private TicketType type;
        private Channel channel;
        private String area;
        private String category;
        private String unit;
        private Instant from;
        private Instant before;
        private boolean oldest;

        Ask q(String... sought) {
            words = List.of(sought);
            return this;
        }

        Ask tail(String digits) {
            words = List.of(digits);
            tail = digits;
            return this;
        }

        Ask phone(int caller) {
            phone = jdbi.withHandle(handle -> handle.createQuery("SELECT decode(md5(:caller::text), 'hex')")
                    .bind("caller", caller)
                    .mapTo(byte[].class)
                    .one());
            return this;
        }

        Ask stage(String sought) {
            stage = sought;
            return this;
        }

        Ask type(TicketType sought) {
            type = sought;
            return this;
        }

        Ask channel(Channel sought) {
            channel = sought;
            return this;
        }

        Ask area(String sought) {
            area = sought;
            return this;
        }

        Ask category(String sought) {
            category = sought;
            return this;
        }

        Ask unit(String sought) {
            unit = sought;
            return this;
        }

        Ask period(String first, String end) {
            from = Instant.parse(first + "T00:00:00Z");
            before = Instant.parse(end + "T00:00:00Z");
            return this;
        }

        Ask oldest() {
            oldest = true;
            return this;
        }

        Wanted wanted() {
            return new Wanted(
                    words,
                    tail,
                    phone,
                    phone != null,
                    stage,
                    type,
                    channel,
                    area,
                    category,
                    unit,
                    null,
                    from,
                    before,
                    oldest);
        }
    }
}
