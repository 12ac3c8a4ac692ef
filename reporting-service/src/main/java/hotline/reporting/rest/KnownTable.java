package hotline.reporting.rest;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import hotline.outcome.Phrase;
import hotline.reporting.facts.Basis;
import hotline.reporting.facts.Figure;
import hotline.reporting.indicators.Counts;
import hotline.reporting.indicators.Cut;
import hotline.reporting.indicators.Rate;
import hotline.rest.Language;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The monthly table that people know (rulebook §7), of the cohort, as CSV for spreadsheets. */
final class KnownTable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r";

    private static final List<Phrase> HEADS = List.of(
            new Phrase("派单总数", "Dispatched"),
            new Phrase("按时", "On time"),
            new Phrase("超时", "Late"),
            new Phrase("未办结", "Open"),
            new Phrase("办结率", "Closed rate"),
            new Phrase("按时办结率", "On-time rate"),
            new Phrase("不满意数", "Not satisfied"),
            new Phrase("不满意率", "Dissatisfaction rate"));
    private static final Phrase TOTAL = new Phrase("合计", "Total");

    private final Language language;

    KnownTable(Language language) {
        this.language = language;
    }

    /** The table with a row for each part and one for all. */
    String write(Cut by, PartsReader.Parts parts) {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(Stream.concat(Stream.of(head(by)), HEADS.stream())
                    .map(language::of)
                    .toList());
            parts.parts().forEach(part -> csv.writeRecord(row(part.name(), part.counts())));
            csv.writeRecord(row(language.of(TOTAL), parts.total()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> row(String name, Counts counts) {
        return List.of(
                harmless(name),
                number(counts, Figure.DISPATCHED),
                number(counts, Figure.ON_TIME),
                number(counts, Figure.LATE),
                number(counts, Figure.OPEN),
                percent(counts, Rate.CLOSED_RATE),
                percent(counts, Rate.ON_TIME_RATE),
                number(counts, Figure.NOT_SATISFIED),
                percent(counts, Rate.DISSATISFACTION_RATE));
    }

    /** A text that no spreadsheet takes for a formula. */
    static String harmless(String text) {
        return !text.isEmpty() && BEGINNINGS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String number(Counts counts, Figure figure) {
        return Long.toString(counts.of(figure));
    }

    private static String percent(Counts counts, Rate rate) {
        BigDecimal percent = rate.percent(Basis.COHORT, counts);
        return percent == null ? "" : percent.toPlainString() + "%";
    }

    private static Phrase head(Cut by) {
        return switch (by) {
            case UNIT -> new Phrase("单位", "Unit");
            case AREA -> new Phrase("区域", "Area");
            case CATEGORY -> new Phrase("类别", "Category");
            case CHANNEL -> new Phrase("渠道", "Channel");
            case TYPE -> new Phrase("类型", "Type");
            case URGENCY -> new Phrase("紧急程度", "Urgency");
            case FIRST_RESPONDER -> new Phrase("首问责任人", "First responder");
            case DAY -> new Phrase("日期", "Day");
            case MONTH -> new Phrase("月份", "Month");
        };
    }
}
