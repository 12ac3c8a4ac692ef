package hotline.reporting.rest;

import hotline.outcome.Phrase;
import hotline.reporting.facts.Channel;
import hotline.reporting.facts.TicketType;
import hotline.reporting.facts.Urgency;
import hotline.reporting.indicators.Cut;
import hotline.reporting.persistence.Names;
import hotline.rest.Language;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Function;

/** What the parts of a breakdown are called, in the asker's language. */
@RequestScoped
class PartNames {
    private static final Phrase NOT_STATED = new Phrase("未注明", "none");

    private final Names directory;
    private final Language language;

    PartNames(Names directory, Language language) {
        this.directory = directory;
        this.language = language;
    }

    /** What a key of this breakdown is called; a code that the directory does not know is its own name. */
    Function<String, String> of(Cut by) {
        Function<String, String> name = switch (by) {
            case UNIT -> in(directory::unit);
            case AREA -> in(directory::area);
            case CATEGORY -> in(directory::category);
            case CHANNEL -> key -> language.of(words(Channel.valueOf(key)));
            case TYPE -> key -> language.of(words(TicketType.valueOf(key)));
            case URGENCY -> key -> language.of(words(Urgency.valueOf(key)));
            case DAY, MONTH, FIRST_RESPONDER -> Function.identity();
        };
        return key -> key.isEmpty() ? language.of(NOT_STATED) : name.apply(key);
    }

    private Function<String, String> in(Function<String, Optional<Names.Entry>> entries) {
        return key -> entries.apply(key).map(entry -> language.of(entry.name())).orElse(key);
    }

    private static Phrase words(Channel channel) {
        return switch (channel) {
            case PHONE -> new Phrase("电话", "telephone");
            case WEB -> new Phrase("网站", "web");
            case WECHAT -> new Phrase("微信", "WeChat");
            case APP -> new Phrase("手机应用", "app");
            case SMS -> new Phrase("短信", "text message");
            case EMAIL -> new Phrase("电子邮件", "e-mail");
            case LETTER -> new Phrase("来信", "letter");
            case VISIT -> new Phrase("来访", "visit");
            case DOOR_VISIT -> new Phrase("上门纳谏", "visit at the door");
            case OPEN311 -> new Phrase("Open311", "Open311");
            case UPPER_LEVEL -> new Phrase("上级转办", "from the level above");
            case EMERGENCY_110 -> new Phrase("110 转来", "from 110");
        };
    }

    private static Phrase words(TicketType type) {
        return switch (type) {
            case CONSULTATION -> new Phrase("咨询", "consultation");
            case HELP -> new Phrase("求助", "help");
            case COMPLAINT -> new Phrase("投诉", "complaint");
            case REPORT -> new Phrase("举报", "report");
            case SUGGESTION -> new Phrase("建议", "suggestion");
            case PRAISE -> new Phrase("表扬", "praise");
            case OTHER -> new Phrase("其他", "other");
        };
    }

    private static Phrase words(Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> new Phrase("特急", "emergency");
            case URGENT -> new Phrase("紧急", "urgent");
            case NORMAL -> new Phrase("一般", "normal");
            case COMPLEX -> new Phrase("复杂", "complex");
        };
    }
}
