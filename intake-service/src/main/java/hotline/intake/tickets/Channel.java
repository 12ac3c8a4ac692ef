package hotline.intake.tickets;

/** By which way the caller came (rulebook §1). */
public enum Channel {
    PHONE,
    WEB,
    WECHAT,
    APP,
    SMS,
    EMAIL,
    LETTER,
    VISIT,
    DOOR_VISIT,
    OPEN311,
    UPPER_LEVEL,
    EMERGENCY_110
}
