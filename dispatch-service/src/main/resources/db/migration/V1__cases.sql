-- Who must act on a ticket, by when, and where it stands.

CREATE TABLE dispatch_case (
  ticket_id                uuid        PRIMARY KEY,
  number                   text        NOT NULL UNIQUE,
  stage                    text        NOT NULL,
  type                     text        NOT NULL,
  urgency                  text        NOT NULL,
  category_code            text,
  area_code                text,
  chosen_unit_code         text,
  target_unit_code         text,
  target_named             boolean     NOT NULL,
  handled_on_the_spot      boolean     NOT NULL,
  first_responder          text        NOT NULL,
  first_responder_unit     text        NOT NULL,
  reachable                boolean     NOT NULL,
  reply_wanted             boolean     NOT NULL,
  sealed                   boolean     NOT NULL,
  registered_at            timestamptz NOT NULL,
  upper_due_at             timestamptz,
  ticket_words             text        NOT NULL,
  unit_code                text,
  first_unit_code          text,
  decision                 text,
  deadlines                text        NOT NULL,
  next_due_at              timestamptz,
  first_dispatched_at      timestamptz,
  dispatched_at            timestamptz,
  signed_at                timestamptz,
  first_contact_try_at     timestamptz,
  contacted_at             timestamptz,
  replied_at               timestamptz,
  reply_words              text,
  failed_call_backs        integer     NOT NULL,
  last_failed_call_back_at timestamptz,
  closed_at                timestamptz,
  closed_as                text,
  sequence                 integer     NOT NULL
);
-- The worklists: open cases by deadline, of a unit and of all.
CREATE INDEX case_open_of_unit ON dispatch_case (unit_code, next_due_at, ticket_id) WHERE closed_at IS NULL;
CREATE INDEX case_open ON dispatch_case (next_due_at, ticket_id) WHERE closed_at IS NULL;
CREATE INDEX case_of_unit ON dispatch_case (unit_code, registered_at DESC, ticket_id DESC);

-- Which unit has or had a case, as what, since when, until when.
CREATE TABLE assignment (
  ticket_id     uuid        NOT NULL REFERENCES dispatch_case,
  n             integer     NOT NULL,
  unit_code     text        NOT NULL,
  kind          text        NOT NULL,
  dispatched_at timestamptz NOT NULL,
  ended_at      timestamptz,
  why           text,
  PRIMARY KEY (ticket_id, n)
);
CREATE INDEX assignment_now ON assignment (unit_code, ticket_id) WHERE ended_at IS NULL;

-- The last version heard of every ticket, those without a case too.
CREATE TABLE heard_ticket (
  ticket_id uuid    PRIMARY KEY,
  sequence  integer NOT NULL
);
