package hotline.local.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether the beginning of a file is still the same, though the file may have grown. */
public final class Fingerprint implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final MessageDigest digest = digest();
    private long read;

    Fingerprint(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    /** The fingerprint of all before this byte; to be asked for from smaller to greater. Says {@code shorter} of a file that ends before. */
    String upTo(long end) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (read < end) {
            buffer.clear().limit((int) Math.min(BUFFER, end - read));
            int count = channel.read(buffer, read);
            if (count < 0) {
                return "shorter";
            }
            digest.update(buffer.flip());
            read += count;
        }
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    public static String of(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
