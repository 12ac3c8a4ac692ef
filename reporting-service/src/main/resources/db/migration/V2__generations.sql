-- Facts and counters live in a generation: a schema of its own (g1, g2 ...) that is filled from the topics and can be
-- filled anew beside the one that is read. Tables are named without a schema everywhere; each transaction sets its
-- search_path to the generation that it reads or writes.
--
-- The tables of V1 are dropped, and the reader goes back to the beginning of the topics: they are kept for ever, and what
-- they say fills the first generation at the next start. The figures of an upgraded service are complete when it has read
-- to their end.

DROP VIEW counted;
DROP TABLE counter, happening, ticket_fact;
DELETE FROM position WHERE consumer = 'hotline-reporting';
DELETE FROM held_message WHERE consumer = 'hotline-reporting';

-- The pointer: one row. building is set from the moment that a rebuild is asked for until it is read or given up.
CREATE TABLE generation (
  one         boolean     PRIMARY KEY DEFAULT true CHECK (one),
  current     integer     NOT NULL,
  building    integer     CHECK (building > current),
  started_at  timestamptz,
  finished_at timestamptz,
  read        bigint      NOT NULL DEFAULT 0,
  total       bigint      NOT NULL DEFAULT 0,
  last_error  text
);
INSERT INTO generation (current) VALUES (1);

-- Buckets of five percent each, as in Buckets.java: whole seconds, from one second on.
CREATE FUNCTION duration_bucket(earlier timestamptz, later timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $bucket$
  SELECT lpad(
    floor(ln(greatest(1, floor(extract(epoch FROM later - earlier)))::double precision) / ln(1.05::double precision))::text,
    3, '0')
$bucket$;

-- Makes an empty generation. A later change of these tables replaces this function and empties or alters the generation
-- in use; what is derived from facts alone can also be had by a rebuild.
CREATE FUNCTION make_generation(number integer) RETURNS void LANGUAGE plpgsql AS $make$
DECLARE
  before text := current_setting('search_path');
BEGIN
  EXECUTE format('CREATE SCHEMA %I', 'g' || number);
  PERFORM set_config('search_path', 'g' || number || ', public', true);

  CREATE TABLE ticket_fact (
    id                   uuid        PRIMARY KEY,
    ticket_sequence      integer     NOT NULL,
    case_sequence        integer     NOT NULL,
    number               text,
    -- as registered, or corrected by intake since; all null until the ticket's own event has come
    channel              text,
    type                 text,
    urgency              text,
    category_code        text        COLLATE "C",
    area_code            text        COLLATE "C",
    first_responder      text        COLLATE "C",
    first_responder_unit text,
    registered_at        timestamptz,
    registered_day       date,
    outcome              text        CHECK (outcome IN ('ANSWERED', 'TRANSFERRED', 'REFUSED')),
    on_the_spot          boolean     NOT NULL,
    -- where its case stands; all null until an event of the case has come
    case_stage           text,
    first_unit           text        COLLATE "C",
    first_dispatched_at  timestamptz,
    first_dispatched_day date,
    dispatches           integer,
    closed_at            timestamptz,
    closed_as            text,
    -- what the last call-back that reached the caller found
    reached              boolean     NOT NULL,
    contacted_by_unit    boolean,
    resolved             text,
    with_result          text,
    with_attitude        text,
    -- the assignment to the unit that leads now
    assignment           integer,
    lead_unit            text        COLLATE "C",
    dispatched_at        timestamptz,
    sign_due_at          timestamptz,
    contact_due_at       timestamptz,
    reply_due_at         timestamptz,
    signed_at            timestamptz,
    contacted_at         timestamptz,
    replied_at           timestamptz,
    called_back_at       timestamptz,
    contact_denied       boolean     NOT NULL,
    ended_at             timestamptz,
    open                 boolean     NOT NULL GENERATED ALWAYS AS
      (first_dispatched_at IS NOT NULL AND case_stage NOT IN ('CLOSED', 'TERMINATED', 'WITHDRAWN', 'MERGED')) STORED,
    -- whether it stands in rates at all, and in response, resolution and satisfaction (rulebook §7)
    rated                boolean     NOT NULL GENERATED ALWAYS AS (type IS DISTINCT FROM 'PRAISE') STORED,
    scored               boolean     NOT NULL GENERATED ALWAYS AS
      (type IS DISTINCT FROM 'PRAISE' AND NOT on_the_spot AND case_stage IS DISTINCT FROM 'LONG_TERM'
       AND (closed_as IS NULL OR closed_as NOT IN ('STRUCK_OFF', 'UNREACHABLE'))) STORED
  );
  CREATE INDEX ticket_fact_registered ON ticket_fact (registered_day, id);
  CREATE INDEX ticket_fact_dispatched ON ticket_fact (first_dispatched_day, id);
  -- The clock moves what is overdue and what becomes late, so no counter can say it; few facts are open.
  CREATE INDEX ticket_fact_open ON ticket_fact (first_dispatched_day, id) WHERE open;

  -- A case in the hands of one unit, the one that leads now among them. The limits of each are that unit's for ever.
  CREATE TABLE assignment_fact (
    ticket_id       uuid        NOT NULL,
    sequence        integer     NOT NULL,
    unit            text        NOT NULL COLLATE "C",
    dispatched_at   timestamptz NOT NULL,
    sign_due_at     timestamptz,
    contact_due_at  timestamptz,
    reply_due_at    timestamptz,
    signed_at       timestamptz,
    contacted_at    timestamptz,
    replied_at      timestamptz,
    called_back_at  timestamptz,
    contact_denied  boolean     NOT NULL,
    ended_at        timestamptz,
    response_due_at timestamptz GENERATED ALWAYS AS
      (CASE WHEN sign_due_at IS NOT NULL THEN greatest(sign_due_at, contact_due_at) END) STORED,
    dispatched_day  date GENERATED ALWAYS AS ((dispatched_at AT TIME ZONE 'Asia/Shanghai')::date) STORED,
    sign_due_day    date GENERATED ALWAYS AS ((sign_due_at AT TIME ZONE 'Asia/Shanghai')::date) STORED,
    contact_due_day date GENERATED ALWAYS AS ((contact_due_at AT TIME ZONE 'Asia/Shanghai')::date) STORED,
    reply_due_day   date GENERATED ALWAYS AS ((reply_due_at AT TIME ZONE 'Asia/Shanghai')::date) STORED,
    response_due_day date GENERATED ALWAYS AS
      ((CASE WHEN sign_due_at IS NOT NULL THEN greatest(sign_due_at, contact_due_at) END
        AT TIME ZONE 'Asia/Shanghai')::date) STORED,
    ended_day       date GENERATED ALWAYS AS ((ended_at AT TIME ZONE 'Asia/Shanghai')::date) STORED,
    PRIMARY KEY (ticket_id, sequence)
  );
  CREATE INDEX assignment_fact_sign_due ON assignment_fact (sign_due_day, ticket_id, sequence);
  CREATE INDEX assignment_fact_contact_due ON assignment_fact (contact_due_day, ticket_id, sequence);
  CREATE INDEX assignment_fact_reply_due ON assignment_fact (reply_due_day, ticket_id, sequence);
  CREATE INDEX assignment_fact_response_due ON assignment_fact (response_due_day, ticket_id, sequence);
  CREATE INDEX assignment_fact_ended ON assignment_fact (ended_day, ticket_id, sequence);

  -- What happened, once and for ever. One event may be two happenings (registered with an outcome).
  CREATE TABLE happening (
    ticket_id uuid        NOT NULL,
    side      text        NOT NULL,
    sequence  integer     NOT NULL,
    what      text        NOT NULL,
    at        timestamptz NOT NULL,
    day       date        NOT NULL,
    unit      text        NOT NULL COLLATE "C",
    PRIMARY KEY (ticket_id, side, sequence, what)
  );
  CREATE INDEX happening_day ON happening (day, ticket_id, sequence);

  -- One row a counter. unit is empty for the whole; key is empty for dimension ALL and where no value was registered.
  CREATE TABLE counter (
    basis     text   NOT NULL,
    unit      text   NOT NULL COLLATE "C",
    dimension text   NOT NULL,
    key       text   NOT NULL COLLATE "C",
    day       date   NOT NULL,
    figure    text   NOT NULL,
    n         bigint NOT NULL,
    PRIMARY KEY (basis, unit, dimension, key, day, figure)
  );
  CREATE INDEX counter_day ON counter (day);

  -- The entries of the problem lists, and their counters.
  CREATE TABLE opinion_fact (
    id            uuid        PRIMARY KEY,
    sequence      integer     NOT NULL,
    ledger        text        NOT NULL,
    channel       text        NOT NULL,
    unit          text,
    area          text,
    collected_at  timestamptz NOT NULL,
    collected_day date        NOT NULL,
    rectified_at  timestamptz,
    rectified_day date
  );
  CREATE INDEX opinion_fact_collected ON opinion_fact (collected_day, id);
  CREATE INDEX opinion_fact_rectified ON opinion_fact (rectified_day, id);

  CREATE TABLE problem_counter (
    basis     text   NOT NULL,
    ledger    text   NOT NULL,
    dimension text   NOT NULL,
    key       text   NOT NULL COLLATE "C",
    day       date   NOT NULL,
    figure    text   NOT NULL,
    n         bigint NOT NULL,
    PRIMARY KEY (basis, ledger, dimension, key, day, figure)
  );

  -- One row for each time that a ticket counts in a figure, with everything by which it may be asked for: what the
  -- counters say, said again in SQL. nth tells rows of the same ticket apart; at is when it counts from (a limit lies
  -- ahead until then). Only rows of the dimension DURATION have a key, a bucket of the time that something took.
  CREATE VIEW contribution AS
    -- where a ticket registered that day stands now; before dispatch there is no unit
    SELECT 'COHORT' AS basis, figure.name AS figure, 'ALL' AS dimension, '' AS key,
           f.registered_day AS day, f.registered_at AS at, '' AS unit, f.id AS ticket_id, 0 AS nth
    FROM ticket_fact f
    CROSS JOIN LATERAL (
      SELECT CASE WHEN f.first_dispatched_at IS NOT NULL THEN 'DISPATCHED_OF_REGISTERED'
                  WHEN f.outcome IS NOT NULL THEN f.outcome
                  WHEN f.case_stage IN ('MERGED', 'WITHDRAWN') THEN f.case_stage || '_BEFORE_DISPATCH'
                  ELSE coalesce(f.case_stage, 'PENDING') END AS part
    ) standing
    CROSS JOIN LATERAL (
      VALUES ('REGISTERED'), (standing.part),
             (CASE WHEN standing.part NOT IN ('REFUSED', 'TRANSFERRED') THEN 'ACCEPTED' END)
    ) figure (name)
    WHERE f.registered_day IS NOT NULL AND figure.name IS NOT NULL
  UNION ALL
    -- where a ticket first dispatched that day stands now, by the unit that leads now
    SELECT 'COHORT', figure.name, 'ALL', '', f.first_dispatched_day, f.first_dispatched_at, f.lead_unit, f.id, 0
    FROM ticket_fact f
    CROSS JOIN LATERAL (
      VALUES ('DISPATCHED'),
             (CASE WHEN f.signed_at IS NOT NULL THEN 'SIGNED' END),
             (CASE WHEN f.contacted_at IS NOT NULL THEN 'CONTACTED' END),
             (CASE WHEN f.replied_at IS NOT NULL THEN 'REPLIED' END),
             (CASE WHEN f.case_stage IN ('CLOSED', 'TERMINATED', 'WITHDRAWN', 'MERGED') THEN f.case_stage END),
             ('CLOSED_' || f.closed_as),
             (CASE WHEN f.on_the_spot AND f.closed_as = 'BY_RULE' THEN 'SETTLED_ON_THE_SPOT' END),
             (CASE WHEN f.rated AND f.replied_at <= f.reply_due_at THEN 'ON_TIME' END),
             (CASE WHEN f.rated AND coalesce(f.replied_at, f.ended_at) > f.reply_due_at THEN 'LATE' END),
             (CASE WHEN f.rated AND (f.replied_at <= f.reply_due_at
                                     OR coalesce(f.replied_at, f.ended_at) > f.reply_due_at) THEN 'REPLY_DUE' END),
             (CASE WHEN f.scored AND f.reached THEN 'CALLED_BACK_VALID' END),
             (CASE WHEN f.scored THEN CASE f.resolved WHEN 'YES' THEN 'RESOLVED' WHEN 'PARTLY' THEN 'RESOLVED_PARTLY'
                                                      WHEN 'NO' THEN 'NOT_RESOLVED' END END),
             (CASE WHEN f.scored THEN CASE WHEN f.with_result IN ('SATISFIED', 'BASICALLY') THEN 'SATISFIED'
                                           WHEN f.with_result = 'NOT' THEN 'NOT_SATISFIED' END END),
             (CASE WHEN f.scored THEN CASE
                WHEN f.with_attitude IN ('SATISFIED', 'BASICALLY') THEN 'SATISFIED_WITH_ATTITUDE'
                WHEN f.with_attitude = 'NOT' THEN 'NOT_SATISFIED_WITH_ATTITUDE' END END)
    ) figure (name)
    WHERE f.first_dispatched_day IS NOT NULL AND figure.name IS NOT NULL
  UNION ALL
    -- first dispatches, by the unit first dispatched to
    SELECT 'COHORT', figure.name, 'ALL', '', f.first_dispatched_day, f.first_dispatched_at, f.first_unit, f.id, 0
    FROM ticket_fact f
    CROSS JOIN LATERAL (
      VALUES ('FIRST_DISPATCHES'), (CASE WHEN f.dispatches = 1 THEN 'FIRST_DISPATCHES_KEPT' END)
    ) figure (name)
    WHERE f.first_dispatched_day IS NOT NULL AND figure.name IS NOT NULL
  UNION ALL
    -- every dispatch of a ticket first dispatched that day, by the unit dispatched to
    SELECT 'COHORT', 'DISPATCHES', 'ALL', '', f.first_dispatched_day, f.first_dispatched_at, h.unit, f.id, h.sequence
    FROM ticket_fact f
    JOIN happening h ON h.ticket_id = f.id AND h.what IN ('FIRST_DISPATCHED', 'DISPATCHED_AGAIN')
    WHERE f.first_dispatched_day IS NOT NULL
  UNION ALL
    -- what happened that day, by the unit whose act it was
    SELECT 'FLOW', figure.name, 'ALL', '', h.day, h.at, h.unit, h.ticket_id, h.sequence
    FROM happening h
    CROSS JOIN LATERAL (
      VALUES (CASE h.what WHEN 'QUEUED' THEN 'UNROUTED' WHEN 'FIRST_DISPATCHED' THEN 'DISPATCHED'
                          WHEN 'DISPATCHED_AGAIN' THEN NULL WHEN 'CONTACT_TRIED' THEN NULL ELSE h.what END),
             (CASE WHEN h.what IN ('FIRST_DISPATCHED', 'DISPATCHED_AGAIN') THEN 'DISPATCHES'
                   WHEN h.what LIKE 'CLOSED\_%' THEN 'CLOSED' END)
    ) figure (name)
    WHERE figure.name IS NOT NULL
  UNION ALL
    -- a unit was done with a case that day
    SELECT 'FLOW', 'ENDED', 'ALL', '', a.ended_day, a.ended_at, a.unit, a.ticket_id, a.sequence
    FROM assignment_fact a
    WHERE a.ended_day IS NOT NULL
  UNION ALL
    -- limits that fall due that day: kept, or not ended before by the end of the assignment
    SELECT 'DUE', figure.name, 'ALL', '', a.sign_due_day, a.sign_due_at, a.unit, a.ticket_id, a.sequence
    FROM assignment_fact a JOIN ticket_fact f ON f.id = a.ticket_id
    CROSS JOIN LATERAL (
      VALUES ('SIGN_DUE'), (CASE WHEN a.signed_at <= a.sign_due_at THEN 'SIGNED_IN_TIME' END)
    ) figure (name)
    WHERE f.rated AND a.sign_due_day IS NOT NULL AND figure.name IS NOT NULL
      AND (a.ended_at IS NULL OR a.ended_at > a.sign_due_at OR a.signed_at <= a.sign_due_at)
  UNION ALL
    SELECT 'DUE', figure.name, 'ALL', '', a.contact_due_day, a.contact_due_at, a.unit, a.ticket_id, a.sequence
    FROM assignment_fact a JOIN ticket_fact f ON f.id = a.ticket_id
    CROSS JOIN LATERAL (
      VALUES ('CONTACT_DUE'), (CASE WHEN a.contacted_at <= a.contact_due_at THEN 'CONTACTED_IN_TIME' END)
    ) figure (name)
    WHERE f.rated AND a.contact_due_day IS NOT NULL AND figure.name IS NOT NULL
      AND (a.ended_at IS NULL OR a.ended_at > a.contact_due_at OR a.contacted_at <= a.contact_due_at)
  UNION ALL
    SELECT 'DUE', figure.name, 'ALL', '', a.reply_due_day, a.reply_due_at, a.unit, a.ticket_id, a.sequence
    FROM assignment_fact a JOIN ticket_fact f ON f.id = a.ticket_id
    CROSS JOIN LATERAL (
      VALUES ('REPLY_DUE'), (CASE WHEN a.replied_at <= a.reply_due_at THEN 'REPLIED_IN_TIME' END)
    ) figure (name)
    WHERE f.rated AND a.reply_due_day IS NOT NULL AND figure.name IS NOT NULL
      AND (a.ended_at IS NULL OR a.ended_at > a.reply_due_at OR a.replied_at <= a.reply_due_at)
  UNION ALL
    SELECT 'DUE', figure.name, 'ALL', '', a.response_due_day, a.response_due_at, a.unit, a.ticket_id, a.sequence
    FROM assignment_fact a JOIN ticket_fact f ON f.id = a.ticket_id
    CROSS JOIN LATERAL (
      SELECT coalesce(a.signed_at <= a.sign_due_at, false)
             AND (a.contact_due_at IS NULL
                  OR (coalesce(a.contacted_at <= a.contact_due_at, false) AND NOT a.contact_denied)) AS in_time
    ) responded
    CROSS JOIN LATERAL (
      VALUES ('RESPONSE_DUE'), (CASE WHEN responded.in_time THEN 'RESPONDED_IN_TIME' END)
    ) figure (name)
    WHERE f.scored AND a.response_due_day IS NOT NULL AND figure.name IS NOT NULL
      AND (a.ended_at IS NULL OR a.ended_at > a.response_due_at OR responded.in_time)
  UNION ALL
    -- how long it took from registration to the first dispatch, by the day of the dispatch
    SELECT 'FLOW', 'TIME_TO_DISPATCH', 'DURATION', duration_bucket(f.registered_at, f.first_dispatched_at),
           f.first_dispatched_day, f.first_dispatched_at, f.first_unit, f.id, 0
    FROM ticket_fact f
    WHERE f.rated AND NOT f.on_the_spot AND f.registered_at IS NOT NULL AND f.first_dispatched_day IS NOT NULL
  UNION ALL
    -- how long it took from the dispatch to a unit's acts, and from its reply to the call-back, by the day of the act;
    -- of two acts at the same moment one is the act
    SELECT 'FLOW', timed.figure, 'DURATION', duration_bucket(timed.since, h.at), h.day, h.at, a.unit, h.ticket_id, a.sequence
    FROM happening h
    JOIN ticket_fact f ON f.id = h.ticket_id
    JOIN assignment_fact a ON a.ticket_id = h.ticket_id
    JOIN LATERAL (
      VALUES ('SIGNED', 'TIME_TO_SIGN', a.dispatched_at, a.signed_at),
             ('CONTACTED', 'TIME_TO_CONTACT', a.dispatched_at, a.contacted_at),
             ('REPLIED', 'TIME_TO_REPLY', a.dispatched_at, a.replied_at),
             ('CALLED_BACK', 'TIME_TO_CALL_BACK', a.replied_at, a.called_back_at)
    ) timed (what, figure, since, at) ON timed.what = h.what AND timed.at = h.at AND timed.since IS NOT NULL
    WHERE f.rated AND NOT f.on_the_spot
      AND NOT EXISTS (SELECT FROM happening other
                      WHERE other.ticket_id = h.ticket_id AND other.side = h.side AND other.what = h.what
                        AND other.at = h.at AND other.sequence < h.sequence);

  CREATE VIEW problem_contribution AS
    SELECT 'COHORT' AS basis, figure.name AS figure, o.collected_day AS day, o.ledger, o.channel, o.unit, o.area
    FROM opinion_fact o
    CROSS JOIN LATERAL (
      VALUES ('COLLECTED'), (CASE WHEN o.rectified_at IS NOT NULL THEN 'RECTIFIED' END)
    ) figure (name)
    WHERE figure.name IS NOT NULL
  UNION ALL
    SELECT 'FLOW', 'RECTIFIED', o.rectified_day, o.ledger, o.channel, o.unit, o.area
    FROM opinion_fact o
    WHERE o.rectified_day IS NOT NULL;

  PERFORM set_config('search_path', before, true);
END
$make$;

SELECT make_generation(1);
