package hotline.reporting.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.LocalDate;

/** How units are scored (rulebook §7). Cities differ; a change has a version and a day, which every answer shows. */
@ConfigMapping(prefix = "hotline.score")
public interface ScoreSettings {

    /** Which version of the weights this is. */
    @WithDefault("1")
    String version();

    /** Since when it is in force. */
    @WithDefault("1900-01-01")
    LocalDate effectiveFrom();

    /** How much the response R counts; the three weights add up to 1. */
    @WithDefault("0.30")
    BigDecimal response();

    /** How much the resolution J counts. */
    @WithDefault("0.35")
    BigDecimal resolution();

    /** How much the satisfaction M counts. */
    @WithDefault("0.35")
    BigDecimal satisfaction();

    /** Fewer valid call-backs than this are no sample: the band is then of three months, and below that there is none. */
    @WithDefault("10")
    long leastValidCallBacks();
}
