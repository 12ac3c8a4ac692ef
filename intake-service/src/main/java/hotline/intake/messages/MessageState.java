package hotline.intake.messages;

/** What has become of a message. QUEUED waits to be sent, SENT waits for its receipt; the others are final. */
public enum MessageState {
    QUEUED,
    SENT,
    DELIVERED,
    FAILED,
    /** Somebody said it. */
    SPOKEN
}
