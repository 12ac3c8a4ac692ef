package hotline.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a person's name, telephone and identity numbers in a free text and puts marks in their place. Digits may be
 * written in any script and with blanks, dashes or dots between them. What is shorter than a person's number, such as a
 * service line, and what is longer, such as a record's number, stays.
 */
public final class PersonalData {

    /** What a mark stands for. */
    public enum Kind {
        NAME("〔姓名〕"),
        PHONE("〔电话〕"),
        IDENTITY("〔证件号〕");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }

        /** What is written in its place, the same everywhere. */
        public String mark() {
            return mark;
        }
    }

    /** Which numbers are a person's by their form alone. */
    public enum Numbers {
        /** Mobile and identity numbers; the line of an office stays readable. */
        MOBILE_AND_IDENTITY,
        /** Those, and any line with an area code. */
        EVERY
    }

    /**
     * Whom the text is about.
     *
     * @param name null where it is not known, or is a word that is not to be marked
     * @param phone digits only; null where it is not known
     */
    public record Person(@Nullable String name, @Nullable String phone) {
        public static final Person UNKNOWN = new Person(null, null);
    }

    /** A text with its marks, and what they stand for in their order. */
    public record Marked(String text, List<Found> found) {
        public Marked {
            found = List.copyOf(found);
        }

        public boolean changed() {
            return !found.isEmpty();
        }
    }

    /** What stood where a mark is now. */
    public record Found(Kind kind, String text) {}

    private record Span(int from, int to, Kind kind) {}

    private static final int SHORTEST_OWN_NUMBER = 7;
    private static final int SHORTEST_NAME = 2;

    /** Between the digits of one number; blanks and dashes of all scripts are one of these two by then. */
    private static final String GAP = "[ .-]{0,3}";

    /** The same, and over the end of a line, for a number that is known. */
    private static final String WIDE_GAP = "[ .\\n-]{0,3}";

    private static final String COUNTRY = "(?:(?:\\(? ?(?:\\+|00)? ?86 ?\\)?|0)" + GAP + ")?";
    private static final String BEFORE = "(?<![0-9])";
    private static final String AFTER = "(?![0-9])";

    private static final Pattern MOBILE =
            Pattern.compile(BEFORE + COUNTRY + "(1" + GAP + "[3-9](?:" + GAP + "[0-9]){9})" + AFTER);
    private static final Pattern LANDLINE = Pattern.compile(BEFORE + "(?:\\(" + "0(?:10|2[0-9]|[3-9][0-9]{2})\\)|"
            + "0(?:10|2[0-9]|[3-9][0-9]{2})|\\(?(?:\\+|00) ?86\\)?" + GAP + "(?:10|2[0-9]|[3-9][0-9]{2}))" + GAP
            + "[2-9][0-9]{2,3}" + GAP + "[0-9]{4}" + AFTER);
    private static final Pattern IDENTITY_18 =
            Pattern.compile(BEFORE + "([1-8](?:" + GAP + "[0-9]){16}" + GAP + "[0-9X])(?![0-9A-Z])");
    private static final Pattern IDENTITY_15 = Pattern.compile(BEFORE + "([1-8](?:" + GAP + "[0-9]){14})(?![0-9A-Z])");

    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    /** How a digit is said, for a number that is known: 幺三八, 一三八, 壹叁捌. */
    private static final List<String> SPOKEN = List.of("〇零○", "一幺壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖");

    private static final String SPOKEN_DIGITS = String.join("", SPOKEN);

    private static final Pattern BETWEEN_NAMES = Pattern.compile("[\\s\\u3000·•‧・.]+");

    /** How people are addressed: 王小明先生 is called 王小明. */
    private static final Pattern ADDRESSED_AS = Pattern.compile("(?:[（(].*[）)]|先生|女士|小姐|同志|师傅|老师|大爷|大妈|大叔|阿姨|叔叔)$");

    /** What is written where a name is not known. */
    private static final Set<String> NO_NAMES = Set.of(
            "匿名", "匿名人", "不详", "不祥", "未知", "未提供", "无名", "无名氏", "某某", "某人", "某某某", "本人", "自己", "群众", "市民", "居民", "村民",
            "牧民", "农民", "业主", "来电人", "诉求人", "当事人", "先生", "女士", "小姐", "老人");

    private PersonalData() {}

    /** Marks what belongs to the person, and the numbers that are personal by their form. */
    public static Marked mark(String text, Person person, Numbers numbers) {
        String plain = plain(text);
        List<Span> spans = new ArrayList<>();
        if (digits(plain) >= SHORTEST_OWN_NUMBER) { // most texts have no number at all, and patterns are slow
            ownNumbers(person.phone()).forEach(own -> find(own, plain, Kind.PHONE, any -> true, spans));
            find(IDENTITY_18, plain, Kind.IDENTITY, match -> isIdentity(match, 6, 8), spans);
            find(IDENTITY_15, plain, Kind.IDENTITY, match -> isIdentity(match, 6, 6), spans);
            find(MOBILE, plain, Kind.PHONE, PersonalData::isSpelledAsOneNumber, spans);
            if (numbers == Numbers.EVERY) {
                find(LANDLINE, plain, Kind.PHONE, any -> true, spans);
            }
        }
        Pattern name = name(person.name());
        if (name != null) {
            find(name, text, Kind.NAME, any -> true, spans);
        }
        return replace(text, spans);
    }

    /** Puts back what the marks of a text stand for, one after the other of each kind, as far as it is known. */
    public static String unmark(String text, List<Found> known) {
        Map<Kind, List<Found>> left = known.stream()
                .collect(Collectors.groupingBy(
                        Found::kind, () -> new EnumMap<>(Kind.class), Collectors.toCollection(ArrayList::new)));
        StringBuilder open = new StringBuilder(text);
        for (Kind kind : Kind.values()) {
            int at = 0;
            for (Found found : left.getOrDefault(kind, List.of())) {
                at = open.indexOf(kind.mark(), at);
                if (at < 0) {
                    break;
                }
                open.replace(at, at + kind.mark().length(), found.text());
                at += found.text().length();
            }
        }
        return open.toString();
    }

    /** Cuts a text that its marks have made too long, never through a mark. */
    public static String shorten(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        int opened = text.lastIndexOf('〔', end);
        int closed = text.indexOf('〕', Math.max(opened, 0));
        if (opened >= 0 && opened < end && closed >= end) {
            end = opened;
        } else if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    /** Whether the text has any mark in it. */
    public static boolean hasMarks(String text) {
        for (Kind kind : Kind.values()) {
            if (text.contains(kind.mark())) {
                return true;
            }
        }
        return false;
    }

    /** How many letters of the text are digits, written or spoken. */
    private static long digits(String plain) {
        return plain.chars()
                .filter(letter -> (letter >= '0' && letter <= '9') || SPOKEN_DIGITS.indexOf(letter) >= 0)
                .count();
    }

    private static List<Pattern> ownNumbers(@Nullable String phone) {
        if (phone == null || phone.length() < SHORTEST_OWN_NUMBER) {
            return List.of();
        }
        List<Pattern> patterns = new ArrayList<>();
        patterns.add(ownNumber(phone));
        if (phone.startsWith("0") && phone.length() >= 10) { // the local part of a line with an area code
            int code = phone.startsWith("010") || phone.startsWith("02") ? 3 : 4;
            patterns.add(Pattern.compile("(?:0?" + spelled(phone.substring(1, code)) + WIDE_GAP + ")?"
                    + ownNumber(phone.substring(code)).pattern()));
        }
        return patterns;
    }

    private static Pattern ownNumber(String digits) {
        String spoken = "[0-9" + SPOKEN_DIGITS + "]";
        return Pattern.compile("(?<!" + spoken + ")" + COUNTRY + spelled(digits) + "(?!" + spoken + ")");
    }

    private static String spelled(String digits) {
        return digits.chars()
                .mapToObj(digit -> "[" + (char) digit + SPOKEN.get(digit - '0') + "]")
                .collect(Collectors.joining(WIDE_GAP));
    }

    private static @Nullable Pattern name(@Nullable String name) {
        String written = name == null ? "" : BETWEEN_NAMES.matcher(name).replaceAll("");
        String bare = ADDRESSED_AS.matcher(written).replaceAll("");
        String letters = bare.codePointCount(0, bare.length()) < SHORTEST_NAME ? written : bare;
        if (letters.codePointCount(0, letters.length()) < SHORTEST_NAME
                || NO_NAMES.contains(letters)
                || isWordOfAMark(letters)) {
            return null;
        }
        String spelled = letters.codePoints()
                .mapToObj(letter -> Pattern.quote(Character.toString(letter)))
                .collect(Collectors.joining("[\\s\\u3000\\u200B-\\u200D\\u2060·•‧・.]{0,3}"));
        boolean ideographs = letters.codePoints().allMatch(Character::isIdeographic);
        String whole = ideographs ? spelled : "(?<!\\p{L})" + spelled + "(?!\\p{L})"; // no gaps between Chinese words
        return Pattern.compile(whole, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static boolean isWordOfAMark(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.mark().contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static void find(Pattern pattern, String text, Kind kind, Predicate<String> isOne, List<Span> spans) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int from = matcher.start();
            int to = matcher.end();
            String core = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
            if (isOne.test(core) && spans.stream().noneMatch(span -> from < span.to() && span.from() < to)) {
                spans.add(new Span(from, to, kind));
            }
        }
    }

    private static Marked replace(String text, List<Span> spans) {
        if (spans.isEmpty()) {
            return new Marked(text, List.of());
        }
        spans.sort(Comparator.comparingInt(Span::from));
        StringBuilder marked = new StringBuilder();
        List<Found> found = new ArrayList<>(spans.size());
        int done = 0;
        for (Span span : spans) {
            marked.append(text, done, span.from()).append(span.kind().mark());
            found.add(new Found(span.kind(), text.substring(span.from(), span.to())));
            done = span.to();
        }
        return new Marked(marked.append(text, done, text.length()).toString(), found);
    }

    /** A list of small numbers is no telephone number, though it may have as many digits. */
    private static boolean isSpelledAsOneNumber(String match) {
        String[] groups = match.split("[ .-]+", -1);
        long small =
                List.of(groups).stream().filter(group -> group.length() < 3).count();
        return small <= 1 || groups[0].length() >= 3 || List.of(groups).stream().allMatch(group -> group.length() == 1);
    }

    /** A province first, then a day of birth that was or will be one. */
    private static boolean isIdentity(String match, int birth, int length) {
        String digits = match.replaceAll("[ .-]", "");
        if (!PROVINCES.contains(digits.substring(0, 2))) {
            return false;
        }
        String day = (length == 6 ? "19" : "") + digits.substring(birth, birth + length);
        int year = Integer.parseInt(day.substring(0, 4));
        try {
            return year >= 1900
                    && year < 2100
                    && LocalDate.of(year, Integer.parseInt(day.substring(4, 6)), Integer.parseInt(day.substring(6)))
                            != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The text with the same length and places, all digits, blanks, dashes and letters in their plain form. */
    private static String plain(String text) {
        char[] plain = text.toCharArray();
        for (int i = 0; i < plain.length; i++) {
            plain[i] = plain(plain[i]);
        }
        return new String(plain);
    }

    private static char plain(char written) {
        if (written < 0x80) {
            return written == '\t' ? ' ' : written == '\r' ? '\n' : written == 'x' ? 'X' : written;
        }
        if (Character.getType(written) == Character.DECIMAL_DIGIT_NUMBER) {
            return (char) ('0' + Character.digit(written, 10));
        }
        if (written >= '！' && written <= '～') { // full width
            char narrow = (char) (written - '！' + '!');
            return narrow == 'x' ? 'X' : narrow;
        }
        return switch (Character.getType(written)) {
            case Character.DASH_PUNCTUATION, Character.CONNECTOR_PUNCTUATION -> '-';
            case Character.SPACE_SEPARATOR, Character.FORMAT -> ' ';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
            default -> written == '−' || written == '—' || written == '―' ? '-' : written == '·' ? '.' : written;
        };
    }
}
