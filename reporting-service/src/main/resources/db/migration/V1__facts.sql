-- What the report knows of each ticket, what happened to it, and the counters that follow from both.
-- The counters are made from facts in Java; the view "counted" at the end says the same in SQL and proves them.

CREATE TABLE ticket_fact (
  id                   uuid        PRIMARY KEY,
  ticket_sequence      integer     NOT NULL,
  case_sequence        integer     NOT NULL,
  number               text,
  -- as registered; all null until the ticket's own event has come
  channel              text,
  type                 text,
  urgency              text,
  category_code        text        COLLATE "C",
  area_code            text        COLLATE "C",
  first_responder      text,
  first_responder_unit text,
  registered_at        timestamptz,
  registered_day       date,
  outcome              text        CHECK (outcome IN ('ANSWERED', 'TRANSFERRED', 'REFUSED')),
  -- where its case stands; all null until an event of the case has come
  case_stage           text,
  lead_unit            text        COLLATE "C",
  first_unit           text        COLLATE "C",
  first_dispatched_at  timestamptz,
  first_dispatched_day date,
  signed_at            timestamptz,
  contacted_at         timestamptz,
  replied_at           timestamptz,
  closed_at            timestamptz,
  closed_as            text,
  sign_due_at          timestamptz,
  contact_due_at       timestamptz,
  reply_due_at         timestamptz,
  open                 boolean     NOT NULL GENERATED ALWAYS AS
    (first_dispatched_at IS NOT NULL AND case_stage NOT IN ('CLOSED', 'TERMINATED', 'WITHDRAWN', 'MERGED')) STORED
);
CREATE INDEX ticket_fact_registered ON ticket_fact (registered_day);
CREATE INDEX ticket_fact_dispatched ON ticket_fact (first_dispatched_day);
-- The clock moves what is overdue, so no counter can say it; few facts are open.
CREATE INDEX ticket_fact_open ON ticket_fact (first_dispatched_day) WHERE open;

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
CREATE INDEX happening_day ON happening (day);

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

-- One row for each time that a ticket counts in a figure, with everything by which it may be asked for.
CREATE VIEW counted AS
  -- where a ticket registered that day stands now; before dispatch there is no unit
  SELECT 'COHORT' AS basis, figure.name AS figure, f.registered_day AS day, '' AS unit,
         f.id AS ticket_id, f.channel, f.type, f.area_code, f.category_code, f.first_responder
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
  SELECT 'COHORT', figure.name, f.first_dispatched_day, f.lead_unit,
         f.id, f.channel, f.type, f.area_code, f.category_code, f.first_responder
  FROM ticket_fact f
  CROSS JOIN LATERAL (
    VALUES ('DISPATCHED'),
           (CASE WHEN f.signed_at IS NOT NULL THEN 'SIGNED' END),
           (CASE WHEN f.contacted_at IS NOT NULL THEN 'CONTACTED' END),
           (CASE WHEN f.replied_at IS NOT NULL THEN 'REPLIED' END),
           (CASE WHEN f.case_stage IN ('CLOSED', 'TERMINATED', 'WITHDRAWN', 'MERGED') THEN f.case_stage END),
           ('CLOSED_' || f.closed_as)
  ) figure (name)
  WHERE f.first_dispatched_day IS NOT NULL AND figure.name IS NOT NULL
UNION ALL
  -- every dispatch of a ticket first dispatched that day, by the unit dispatched to
  SELECT 'COHORT', 'DISPATCHES', f.first_dispatched_day, h.unit,
         f.id, f.channel, f.type, f.area_code, f.category_code, f.first_responder
  FROM ticket_fact f
  JOIN happening h ON h.ticket_id = f.id AND h.what IN ('FIRST_DISPATCHED', 'DISPATCHED_AGAIN')
  WHERE f.first_dispatched_day IS NOT NULL
UNION ALL
  -- what happened that day, by the unit whose act it was
  SELECT 'FLOW', figure.name, h.day, h.unit,
         f.id, f.channel, f.type, f.area_code, f.category_code, f.first_responder
  FROM happening h
  JOIN ticket_fact f ON f.id = h.ticket_id
  CROSS JOIN LATERAL (
    VALUES (CASE h.what WHEN 'QUEUED' THEN 'UNROUTED' WHEN 'FIRST_DISPATCHED' THEN 'DISPATCHED'
                        WHEN 'DISPATCHED_AGAIN' THEN NULL WHEN 'CONTACT_TRIED' THEN NULL ELSE h.what END),
           (CASE WHEN h.what IN ('FIRST_DISPATCHED', 'DISPATCHED_AGAIN') THEN 'DISPATCHES'
                 WHEN h.what LIKE 'CLOSED\_%' THEN 'CLOSED' END)
  ) figure (name)
  WHERE figure.name IS NOT NULL;
