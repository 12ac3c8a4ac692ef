package hotline.messaging;

import org.jspecify.annotations.Nullable;

/**
 * The last version of a key on a compacted topic.
 *
 * @param sequence the key's own version: a higher one replaces, a lower one is ignored
 * @param data what is written as JSON; null erases
 */
public record Latest(
        String topic, String key, int sequence, @Nullable Object data) {}
