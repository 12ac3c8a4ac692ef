package hotline.local.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** In which characters a file is written: UTF-8, or GB18030 where it is not UTF-8 from its beginning to its end. */
final class Encodings {
    static final Charset GB18030 = Charset.forName("GB18030");

    private static final int BUFFER = 1 << 16;

    private Encodings() {}

    /** Reads the whole file once, in bounded memory: a short piece of GB18030 may look like UTF-8, a whole file does not. */
    static Charset of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                Reader reader = new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            char[] read = new char[BUFFER];
            while (reader.read(read) >= 0) {
                // only whether it can be read counts
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException _) {
            return GB18030;
        }
    }

    /** The text of these bytes; null where they are no text in this encoding. */
    static @Nullable String decoded(ByteBuffer bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.duplicate())
                    .toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
