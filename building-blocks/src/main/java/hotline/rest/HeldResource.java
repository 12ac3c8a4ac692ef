package hotline.rest;

import hotline.messaging.EventLoop;
import hotline.messaging.Inbox;
import hotline.messaging.Messaging;
import hotline.outcome.Phrase;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages that wait because one before them could not be applied. */
@Path("/v1/held")
@RolesAllowed("admin")
public class HeldResource {
    private final Messaging messaging;

    HeldResource(Messaging messaging) {
        this.messaging = messaging;
    }

    /** A message that waits. Its content is not shown: it may hold what the admin has no business to read. */
    public record HeldMessage(
            String topic,
            String key,
            int sequence,
            String type,
            String reason,
            @Nullable String detail,
            Instant since) {}

    /** What a replay has done. */
    public record Replayed(int applied, int waiting) {}

    /** The messages that wait, those of a key in their order; the first thousand. */
    @GET
    public Page<HeldMessage> held() {
        return new Page<>(
                inbox().held().stream()
                        .map(held -> new HeldMessage(
                                held.message().topic(),
                                held.message().key(),
                                held.message().sequence(),
                                held.message().type(),
                                held.reason().name(),
                                held.detail(),
                                held.since()))
                        .toList(),
                null);
    }

    /** Tries the messages of a key again, in order, after a mend. */
    @POST
    @Path("/{key}/replay")
    public Replayed replay(@PathParam("key") String key) {
        List<Inbox.Held> ofKey = ofKey(key);
        if (ofKey.isEmpty()) {
            throw Refusal.notFound(new Phrase("没有等待的消息：" + key, "No message waits under " + key));
        }
        Set<Inbox.HeldKey> keys = new LinkedHashSet<>();
        ofKey.forEach(held -> keys.add(new Inbox.HeldKey(held.message().topic(), key)));
        int applied = keys.stream().mapToInt(one -> inbox().replay(one, true)).sum();
        return new Replayed(applied, ofKey(key).size());
    }

    private List<Inbox.Held> ofKey(String key) {
        return inbox().held().stream()
                .filter(held -> held.message().key().equals(key))
                .toList();
    }

    private Inbox inbox() {
        return messaging
                .loop()
                .map(EventLoop::inbox)
                .orElseThrow(() -> Refusal.notFound(new Phrase("本服务不读取消息", "This service reads no messages")));
    }
}
