-- Who called, about what, and what they were told. Words lie in the table latest, contacts encrypted in contact.

CREATE TABLE ticket (
  id                       uuid        PRIMARY KEY,
  number                   text        NOT NULL UNIQUE,
  channel                  text        NOT NULL,
  type                     text        NOT NULL,
  urgency                  text        NOT NULL,
  category_code            text,
  area_code                text,
  chosen_unit_code         text,
  target_unit_code         text,
  target_named             boolean     NOT NULL,
  outcome                  text,
  refusal_code             text,
  handled_on_the_spot      boolean     NOT NULL,
  first_responder          text        NOT NULL,
  first_responder_unit     text        NOT NULL,
  anonymous                boolean     NOT NULL,
  confidential             boolean     NOT NULL,
  reachable                boolean     NOT NULL,
  reply_wanted             boolean     NOT NULL,
  sealed                   boolean     NOT NULL,
  language                 text        NOT NULL,
  latitude                 double precision,
  longitude                double precision,
  asked_at                 timestamptz NOT NULL,
  registered_at            timestamptz NOT NULL,
  registered_by            text        NOT NULL,
  upper_system             text,
  upper_number             text,
  upper_due_at             timestamptz,
  links                    text[]      NOT NULL,
  sequence                 integer     NOT NULL
);
CREATE INDEX ticket_registered ON ticket (registered_at DESC, id DESC);
CREATE INDEX ticket_first_responder ON ticket (first_responder, registered_at DESC);

-- The caller, encrypted; found again by keyed hash.
CREATE TABLE contact (
  ticket_id    uuid PRIMARY KEY REFERENCES ticket,
  name         bytea,
  phone        bytea,
  phone_hash   bytea,
  phone_masked text
);
CREATE INDEX contact_phone ON contact (phone_hash);

-- Numbers are taken in blocks; what is left of a block is lost at a stop, so numbers have gaps.
CREATE TABLE number_block (
  day  date    PRIMARY KEY,
  next integer NOT NULL
);

-- The case as last heard from dispatch.
CREATE TABLE case_view (
  ticket_id       uuid        PRIMARY KEY,
  sequence        integer     NOT NULL,
  stage           text        NOT NULL,
  unit_code       text,
  first_unit_code text,
  reply_due_at    timestamptz,
  at              timestamptz NOT NULL
);
CREATE INDEX case_view_stage ON case_view (stage);

-- What dispatch said happened, for the timeline.
CREATE TABLE case_event (
  ticket_id uuid        NOT NULL,
  sequence  integer     NOT NULL,
  type      text        NOT NULL,
  at        timestamptz NOT NULL,
  data      json        NOT NULL,
  PRIMARY KEY (ticket_id, sequence)
);

-- Which units have or had the case, and so may see the ticket.
CREATE TABLE case_unit (
  unit_code text NOT NULL,
  ticket_id uuid NOT NULL,
  PRIMARY KEY (unit_code, ticket_id)
);
