package hotline.local.imports;

import java.util.Arrays;
import java.util.Optional;

/** What a column of a table can hold: the flat fields of an import line. */
enum Field {
    KIND("kind", Kind.CODE),
    CHANNEL("channel", Kind.CODE),
    TYPE("type", Kind.CODE),
    URGENCY("urgency", Kind.CODE),
    SUBJECT("subject", Kind.TEXT),
    CONTENT("content", Kind.TEXT),
    CONTENT_ORIGINAL("contentOriginal", Kind.TEXT),
    CATEGORY_CODE("categoryCode", Kind.CODE),
    AREA_CODE("areaCode", Kind.CODE),
    ADDRESS("address", Kind.TEXT),
    LATITUDE("location.lat", Kind.NUMBER),
    LONGITUDE("location.lon", Kind.NUMBER),
    ASKED_AT("askedAt", Kind.TIME),
    TARGET_UNIT_CODE("targetUnitCode", Kind.CODE),
    TARGET_NAME("targetName", Kind.TEXT),
    CALLER_NAME("caller.name", Kind.TEXT),
    CALLER_PHONE("caller.phone", Kind.CODE),
    CALLER_ANONYMOUS("caller.anonymous", Kind.FLAG),
    CALLER_CONFIDENTIAL("caller.confidential", Kind.FLAG),
    CALLER_REPLY_WANTED("caller.replyWanted", Kind.FLAG),
    CALLER_LANGUAGE("caller.language", Kind.CODE),
    FIRST_RESPONDER("firstResponder.person", Kind.CODE),
    FIRST_RESPONDER_UNIT("firstResponder.unitCode", Kind.CODE),
    UPPER_SYSTEM("upper.system", Kind.CODE),
    UPPER_NUMBER("upper.number", Kind.CODE),
    UPPER_DUE_AT("upper.dueAt", Kind.TIME),
    LINKS("links", Kind.LIST),
    REGISTERED_AT("registeredAt", Kind.TIME),
    FORMER_NUMBER("formerNumber", Kind.CODE),
    DISPATCHED_AT("dispatchedAt", Kind.TIME),
    UNIT_CODE("unitCode", Kind.CODE),
    SIGNED_AT("signedAt", Kind.TIME),
    CONTACTED_AT("contactedAt", Kind.TIME),
    REPLIED_AT("repliedAt", Kind.TIME),
    REPLY("reply", Kind.TEXT),
    CLOSED_AT("closedAt", Kind.TIME),
    LEDGER("ledger", Kind.CODE),
    TEXT("text", Kind.TEXT),
    COLLECTED_AT("collectedAt", Kind.TIME),
    RECTIFIED_AT("rectified.at", Kind.TIME),
    RECTIFIED_BY("rectified.by", Kind.CODE),
    RECTIFIED_TEXT("rectified.text", Kind.TEXT);

    /** How the value of a field is read. */
    enum Kind {
        /** Kept as it stands, with its blanks and line breaks. */
        TEXT,
        CODE,
        TIME,
        FLAG,
        NUMBER,
        /** Several, with | between them. */
        LIST
    }

    private final String path;
    private final Kind kind;

    Field(String path, Kind kind) {
        this.path = path;
        this.kind = kind;
    }

    /** Where it stands in the import line, such as {@code caller.phone}. */
    String path() {
        return path;
    }

    Kind kind() {
        return kind;
    }

    /** Named by its path, or for those within another by both words together: {@code callerPhone}. */
    static Optional<Field> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.path.equals(name) || field.oneWord().equals(name))
                .findFirst();
    }

    private String oneWord() {
        int dot = path.indexOf('.');
        return dot < 0
                ? path
                : path.substring(0, dot) + Character.toUpperCase(path.charAt(dot + 1)) + path.substring(dot + 2);
    }
}
