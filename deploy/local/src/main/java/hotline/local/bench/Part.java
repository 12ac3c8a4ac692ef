package hotline.local.bench;

/** A part of the bench that can be run alone; its limit is measured with it, since it is compared with that. */
public enum Part {
    /** PostgreSQL alone. */
    LIMIT,
    /** 201s a second. */
    REGISTER,
    /** Registered, dispatched and counted, sustained. */
    PIPELINE,
    /** 201 → visible and counted at a steady rate. */
    LATENCY,
    /** One ticket, the summary, the search, the worklist. */
    READS
}
