package hotline.intake.tickets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What can be attached: pictures, recordings and papers, told by their first bytes and never by what somebody says they are. */
public enum AttachmentType {
    JPEG("image/jpeg", 0, 0xFF, 0xD8, 0xFF),
    PNG("image/png", 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A),
    WEBP("image/webp", 8, 'W', 'E', 'B', 'P'),
    PDF("application/pdf", 0, '%', 'P', 'D', 'F', '-'),
    MP3("audio/mpeg", 0, 'I', 'D', '3'),
    MPEG_AUDIO("audio/mpeg", 0, 0xFF, 0xFB),
    WAV("audio/wav", 8, 'W', 'A', 'V', 'E'),
    OGG("audio/ogg", 0, 'O', 'g', 'g', 'S'),
    AMR("audio/amr", 0, '#', '!', 'A', 'M', 'R'),
    MP4("video/mp4", 4, 'f', 't', 'y', 'p');

    private final String mediaType;
    private final int offset;
    private final byte[] magic;

    AttachmentType(String mediaType, int offset, int... magic) {
        this.mediaType = mediaType;
        this.offset = offset;
        this.magic = new byte[magic.length];
        for (int n = 0; n < magic.length; n++) {
            this.magic[n] = (byte) magic[n];
        }
    }

    /** What the bytes are; empty where it is nothing that can be attached. */
    public static Optional<AttachmentType> of(byte[] content) {
        return Arrays.stream(values()).filter(type -> type.fits(content)).findFirst();
    }

    private boolean fits(byte[] content) {
        boolean inRiff = (this != WEBP && this != WAV)
                || new String(content, 0, Math.min(4, content.length), StandardCharsets.ISO_8859_1).equals("RIFF");
        return inRiff
                && content.length >= offset + magic.length
                && Arrays.equals(content, offset, offset + magic.length, magic, 0, magic.length);
    }

    /** As HTTP calls it. */
    public String mediaType() {
        return mediaType;
    }

    /** What an attachment belongs to. */
    public enum Belongs {
        TICKET,
        CONTACT,
        REPLY,
        RETURN
    }
}
