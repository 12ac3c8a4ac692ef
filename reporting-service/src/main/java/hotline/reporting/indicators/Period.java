package hotline.reporting.indicators;

import java.time.LocalDate;

/** Days in Asia/Shanghai, both inclusive. */
public record Period(LocalDate from, LocalDate to) {}
