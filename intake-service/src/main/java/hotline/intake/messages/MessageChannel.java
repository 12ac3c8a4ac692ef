package hotline.intake.messages;

/** By which way a message goes. APP is the staff's own notices; SPOKEN and IN_PERSON were said by somebody and are not sent. */
public enum MessageChannel {
    SMS,
    WECHAT,
    APP,
    SPOKEN,
    IN_PERSON
}
