-- What time has done to a case, and when it does something next. Of cases that are here already nothing is made up for.
ALTER TABLE dispatch_case
  ADD COLUMN next_step_at timestamptz,
  ADD COLUMN shown_steps text,
  ADD COLUMN card text NOT NULL DEFAULT 'NONE',
  ADD COLUMN quiet_until timestamptz;
UPDATE dispatch_case SET next_step_at = now(), quiet_until = now() WHERE closed_at IS NULL;
-- A caller who was reached after the reply stays reached.
UPDATE dispatch_case c SET dossier = '{"round":{"number":1,"reached":true},"returns":{"approved":0,"designated":false},'
  || '"extension":{"granted":0},"help":{"open":[]},"watch":{"urges":0,"supervisions":[]},"fairness":{}}'
FROM history h
WHERE c.stage = 'REPLIED' AND h.record = c.ticket_id AND h.type = 'hotline.case.called-back.v1'
  AND (h.data ->> 'reached')::boolean AND h.at >= c.replied_at;
-- What the timer asks for: open cases only, the soonest first.
CREATE INDEX case_next_step ON dispatch_case (next_step_at, ticket_id) WHERE next_step_at IS NOT NULL;
-- Worklists of a colour, of a unit and of all, in the order in which they are shown.
CREATE INDEX case_card_of_unit ON dispatch_case
  (card, unit_code, coalesce(next_due_at, timestamptz '9999-12-31 00:00:00+00'), ticket_id)
  WHERE closed_at IS NULL AND card <> 'NONE';
CREATE INDEX case_card ON dispatch_case
  (card, coalesce(next_due_at, timestamptz '9999-12-31 00:00:00+00'), ticket_id)
  WHERE closed_at IS NULL AND card <> 'NONE';

-- What people have edited of the directory, and the seeds leave alone: a unit, a category, an entry, a cell of the limits, a year.
CREATE TABLE directory_edit (
  thing text        PRIMARY KEY,
  at    timestamptz NOT NULL,
  by    text        NOT NULL
);

-- Changes of the calendar, the cases still to be counted again by each, and the dates that have moved by it.
CREATE TABLE recount (
  id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  year     integer     NOT NULL,
  by       text        NOT NULL,
  asked_at timestamptz NOT NULL,
  cases    integer     NOT NULL
);
CREATE INDEX recount_of_year ON recount (year, id);
CREATE TABLE recount_case (
  recount   bigint      NOT NULL REFERENCES recount,
  ticket_id uuid        NOT NULL,
  due_at    timestamptz NOT NULL,
  PRIMARY KEY (recount, ticket_id)
);
CREATE INDEX recount_case_due ON recount_case (due_at, recount, ticket_id);
CREATE TABLE moved_date (
  recount     bigint      NOT NULL REFERENCES recount,
  ticket_id   uuid        NOT NULL,
  number      text        NOT NULL,
  step        text        NOT NULL,
  from_at     timestamptz NOT NULL,
  to_at       timestamptz NOT NULL,
  provisional boolean     NOT NULL,
  PRIMARY KEY (recount, ticket_id, step)
);
