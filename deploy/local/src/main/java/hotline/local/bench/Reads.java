package hotline.local.bench;

import hotline.local.LocalStack;
import hotline.local.PostgresProcess;
import hotline.local.StackException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** What people look up: one ticket, its case, the summary of a month, tickets by words and by the end of a number, a worklist. One client. */
final class Reads {
    private static final int OK = 200;
    private static final int SOME = 500;
    private static final int TAIL = 6;
    private static final List<String> WORDS = List.of("路灯 中心小学旁", "社会救助 阿古拉路", "种粮补贴", "临时救助", "团结嘎查 农业保险");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final LocalStack stack;
    private final ToIntFunction<String> ports;
    private final UnaryOperator<String> tokens;

    /**
     * @param ports at which each service is asked
     * @param tokens gives the bearer token of an account
     */
    Reads(LocalStack stack, ToIntFunction<String> ports, UnaryOperator<String> tokens) {
        this.stack = stack;
        this.ports = ports;
        this.tokens = tokens;
    }

    /** Asks each question again and again for so long. */
    void run(Figures figures, Duration each) {
        List<String> ids = some("id::text");
        List<String> numbers = some("number");
        ask(figures, "read.ticket", "intake", "operator", each, paths("/intake/v1/tickets/", ids));
        ask(figures, "read.case", "dispatch", "operator", each, paths("/dispatch/v1/cases/", ids));
        LocalDate today = LocalDate.now(ZONE);
        ask(
                figures,
                "read.summary",
                "reporting",
                "supervisor",
                each,
                List.of("/reporting/v1/summary?from=" + today.minusDays(30) + "&to=" + today));
        ask(
                figures,
                "read.words",
                "intake",
                "operator",
                each,
                paths(
                        "/intake/v1/tickets?q=",
                        WORDS.stream().map(Reads::encoded).toList()));
        ask(
                figures,
                "read.numberTail",
                "intake",
                "operator",
                each,
                paths(
                        "/intake/v1/tickets?q=",
                        numbers.stream()
                                .map(number -> number.substring(number.length() - TAIL))
                                .toList()));
        ask(figures, "read.worklist", "dispatch", "handler-mzj", each, List.of("/dispatch/v1/cases?unit=MZJ"));
    }

    /** One question, answered with the text of the answer. */
    String one(String service, String account, String path) {
        try (KeepAlive connection = new KeepAlive(ports.applyAsInt(service))) {
            return answered(connection, requests(service, account).get(path), path);
        } catch (IOException e) {
            throw new StackException(path + " was not answered: " + e.getMessage(), e);
        }
    }

    private void ask(
            Figures figures, String figure, String service, String account, Duration each, List<String> paths) {
        Requests requests = requests(service, account);
        List<byte[]> prepared = paths.stream().map(requests::get).toList();
        Times times = new Times();
        try (KeepAlive connection = new KeepAlive(ports.applyAsInt(service))) {
            long end = System.nanoTime() + each.toNanos();
            int next = 0;
            for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                int which = next++ % paths.size();
                answered(connection, prepared.get(which), paths.get(which));
                times.add(System.nanoTime() - begin);
            }
        } catch (IOException e) {
            throw new StackException(figure + " was not answered: " + e.getMessage(), e);
        }
        figures.add(figure, times);
    }

    private Requests requests(String service, String account) {
        return new Requests(ports.applyAsInt(service), tokens.apply(account));
    }

    private static String answered(KeepAlive connection, byte[] request, String path) throws IOException {
        KeepAlive.Answer answer = connection.send(request);
        if (answer.status() != OK) {
            throw new StackException(path + " was answered with " + answer.status() + ": " + answer.text());
        }
        return answer.text();
    }

    private static List<String> paths(String before, List<String> ends) {
        return ends.stream().map(end -> before + end).toList();
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** Of some tickets, taken from all over. */
    private List<String> some(String column) {
        try (Connection connection = PostgresProcess.connect(stack.database("intake"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT " + column + " FROM ticket ORDER BY md5(id::text) LIMIT " + SOME)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new StackException("The tickets to be read cannot be chosen: " + e.getMessage(), e);
        }
    }
}
