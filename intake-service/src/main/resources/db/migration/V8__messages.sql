-- What callers and staff are told. The words themselves are not here: they are the template with these data (codes, names of units,
-- dates), and the free text under a key of the topic of words, so that correction and erasure reach them.
CREATE TABLE message (
  ticket_id  uuid        NOT NULL,
  id         uuid        NOT NULL,
  cause      text        NOT NULL,
  audience   text        NOT NULL,
  person     text,
  unit_code  text,
  template   text        NOT NULL,
  data       json        NOT NULL,
  words      text,
  language   text        NOT NULL,
  channel    text        NOT NULL,
  state      text        NOT NULL,
  attempts   integer     NOT NULL,
  queued_at  timestamptz NOT NULL,
  next_at    timestamptz,
  settled_at timestamptz,
  settled_by text,
  due_at     timestamptz,
  owed_by    text,
  met_at     timestamptz,
  missed_at  timestamptz,
  missed_by  text,
  PRIMARY KEY (ticket_id, id)
);
-- What is still to be sent, or asked after: few rows, however many were sent before.
CREATE INDEX message_next ON message (next_at) WHERE next_at IS NOT NULL;
-- What somebody still owes a caller, and what of it falls due.
CREATE INDEX message_owed ON message (owed_by, due_at) WHERE owed_by IS NOT NULL AND met_at IS NULL;
CREATE INDEX message_due ON message (due_at) WHERE owed_by IS NOT NULL AND met_at IS NULL AND missed_at IS NULL;

-- Who keeps a matter until its case ends (FR-5): the first responder who is no operator, then whoever it was handed to.
CREATE TABLE duty (
  ticket_id   uuid        PRIMARY KEY,
  holder      text        NOT NULL,
  holder_unit text        NOT NULL,
  since       timestamptz NOT NULL,
  ended_at    timestamptz
);
CREATE INDEX duty_held ON duty (holder, since) WHERE ended_at IS NULL;

-- Every hand-over of a duty, for good.
CREATE TABLE duty_handover (
  id          uuid        PRIMARY KEY,
  ticket_id   uuid        NOT NULL,
  at          timestamptz NOT NULL,
  by          text        NOT NULL,
  from_person text        NOT NULL,
  to_person   text        NOT NULL,
  cause       text        NOT NULL,
  reason      text
);
CREATE INDEX duty_handover_of_ticket ON duty_handover (ticket_id, at, id);

-- Whom the ticket is against since a correction said so at the case (FR-17): sealed from that unit and those below it.
ALTER TABLE case_view ADD COLUMN accused_unit_code text;
