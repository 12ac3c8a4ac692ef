package hotline.intake.application;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** Ids and hashes that come out the same for the same record, whenever and wherever it is imported. */
public final class RepeatableId {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private RepeatableId() {}

    /** A UUIDv7 of this time, whose random part comes from the name. */
    public static UUID of(String name, Instant at) {
        ByteBuffer random = ByteBuffer.wrap(sha256(name.getBytes(StandardCharsets.UTF_8)));
        long milliseconds = Math.max(0, at.toEpochMilli());
        return new UUID(
                (milliseconds << 16) | VERSION_7 | (random.getLong() & 0xFFFL),
                VARIANT | (random.getLong() & 0x3FFF_FFFF_FFFF_FFFFL));
    }

    /** The hash of a line, as hexadecimal digits. */
    public static String hash(byte[] line) {
        return HexFormat.of().formatHex(sha256(line));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
