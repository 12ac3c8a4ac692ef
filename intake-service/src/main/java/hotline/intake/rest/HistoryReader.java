package hotline.intake.rest;

import hotline.intake.persistence.HeardDirectory;
import hotline.intake.tickets.RecordedMove;
import hotline.intake.tickets.RecordedMove.Kind;
import hotline.outcome.Phrase;
import hotline.rest.Refusal.BadField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is recorded of a ticket and checks its structure: times that do not fall, nothing after an end, known units,
 * nothing of a unit before a dispatch. What may follow what else is not asked: it is record, not moves.
 */
final class HistoryReader {
    private final HeardDirectory directory;
    private final String importer;
    private final Instant registeredAt;
    private final Instant now;
    private final List<BadField> bad;

    private final List<RecordedMove> moves = new ArrayList<>();
    private Instant last;
    private @Nullable Kind ended;
    private @Nullable String lead;
    private boolean signed;
    private boolean replied;

    HistoryReader(HeardDirectory directory, String importer, Instant registeredAt, Instant now, List<BadField> bad) {
        this.directory = directory;
        this.importer = importer;
        this.registeredAt = registeredAt;
        this.now = now;
        this.bad = bad;
        this.last = registeredAt;
    }

    /** The moves in their order; what is wrong with them is added to the bad fields. */
    List<RecordedMove> read(List<HistoryForm> history) {
        for (int n = 0; n < history.size(); n++) {
            HistoryForm form = history.get(n);
            String entry = "history[" + n + "]";
            time(form, entry);
            if (!form.what().isTaken() || (form.what() == Kind.DISPATCHED && lead != null)) {
                add(entry + ".what", notTaken(form.what(), lead != null));
                return List.of();
            }
            order(form, entry);
            unit(form, entry);
            moves.add(move(form));
        }
        return moves;
    }

    private void time(HistoryForm form, String entry) {
        Instant at = form.at().toInstant();
        if (at.isBefore(registeredAt)) {
            add(entry + ".at", new Phrase("早于登记时间 registeredAt", "lies before registeredAt"));
        } else if (at.isBefore(last)) {
            add(entry + ".at", new Phrase("早于前一条；请按时间先后排列", "lies before the entry above; put the oldest first"));
        } else if (at.isAfter(now)) {
            add(entry + ".at", new Phrase("晚于现在", "lies in the future"));
        }
        last = at;
    }

    private static Phrase notTaken(Kind what, boolean again) {
        String named = again && what == Kind.DISPATCHED ? "第二次 DISPATCHED" : what.name();
        String namedEn = again && what == Kind.DISPATCHED ? "a second DISPATCHED" : what.name();
        return new Phrase("暂不支持 " + named + "，整行未导入", namedEn + " is not taken yet; the whole line is left out");
    }

    private void order(HistoryForm form, String entry) {
        Kind what = form.what();
        if (ended != null) {
            add(entry + ".what", new Phrase(ended + " 之后不能再有记录", "nothing follows " + ended));
        } else if (what.outcome() != null && !moves.isEmpty()) {
            add(
                    entry + ".what",
                    new Phrase(what + " 只能是第一条", what + " can only come first, without a dispatch before it"));
        } else if (what.outcome() == null && what != Kind.DISPATCHED && lead == null) {
            add(entry + ".what", new Phrase("派单（DISPATCHED）之前不能有 " + what, what + " comes only after DISPATCHED"));
        } else if (what == Kind.SIGNED && (signed || replied)) {
            add(entry + ".what", new Phrase("只能签收一次，且在答复之前", "it is signed for once only, and before the reply"));
        } else if (what == Kind.REPLIED && replied) {
            add(entry + ".what", new Phrase("没有重办就没有第二次答复", "there is no second reply without a rework"));
        }
        ended = ended == null && what.isEnd() ? what : ended;
        signed |= what == Kind.SIGNED;
        replied |= what == Kind.REPLIED;
    }

    private void unit(HistoryForm form, String entry) {
        String unit = form.unitCode();
        if (form.what() == Kind.DISPATCHED) {
            if (unit == null || unit.isBlank()) {
                add(entry + ".unitCode", new Phrase("派单须写明单位", "a dispatch names its unit"));
                lead = "";
                return;
            }
            lead = unit;
        }
        if (unit != null && !directory.everKnewUnit(unit)) {
            add(entry + ".unitCode", new Phrase("没有这个单位 " + unit, unit + " is no unit"));
        } else if (unit != null && lead != null && !lead.isEmpty() && !unit.equals(lead)) {
            add(
                    entry + ".unitCode",
                    new Phrase("不是当时的主办单位 " + lead + "（是 " + unit + "）", unit + " did not lead then, but " + lead));
        }
    }

    private RecordedMove move(HistoryForm form) {
        return new RecordedMove(
                form.at().toInstant(),
                form.what(),
                form.by() == null || form.by().isBlank() ? importer : form.by().strip(),
                form.unitCode() == null && lead != null && !lead.isEmpty() ? lead : form.unitCode(),
                form.reached(),
                form.contactedByUnit(),
                form.resolved(),
                form.satisfiedWithResult(),
                form.satisfiedWithAttitude(),
                form.channel(),
                form.code(),
                form.as(),
                words(form));
    }

    /** All free texts of a history pass here on their way in. */
    private static RecordedMove.@Nullable Words words(HistoryForm form) {
        boolean any = Stream.of(
                        form.text(),
                        form.result(),
                        form.basis(),
                        form.measures(),
                        form.reason(),
                        form.note(),
                        form.told(),
                        form.to())
                .anyMatch(Objects::nonNull);
        return any
                ? new RecordedMove.Words(
                        form.text(),
                        form.result(),
                        form.basis(),
                        form.measures(),
                        form.reason(),
                        form.note(),
                        form.told(),
                        form.to())
                : null;
    }

    private void add(String field, Phrase why) {
        bad.add(new BadField(field, why));
    }
}
