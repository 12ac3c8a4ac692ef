-- A person's words: the original beside the marks, corrected, revealed, erased.

-- What stood where a mark is now: the fields of a key's words as they were said, encrypted for their ticket.
CREATE TABLE original_words (
  ticket_id uuid  NOT NULL REFERENCES ticket DEFERRABLE INITIALLY DEFERRED,
  key       text  NOT NULL COLLATE "C",
  sealed    bytea NOT NULL,
  PRIMARY KEY (ticket_id, key)
);

-- Who was shown a contact and original words, for which unit, when and why.
CREATE TABLE reveal (
  id        uuid        PRIMARY KEY,
  ticket_id uuid        NOT NULL REFERENCES ticket,
  at        timestamptz NOT NULL,
  by        text        NOT NULL,
  unit_code text,
  reason    text        NOT NULL,
  what      text[]      NOT NULL
);
CREATE INDEX reveal_of_ticket ON reveal (ticket_id, at, id);

-- Why a person's data were erased.
CREATE TABLE erasure (
  ticket_id uuid        PRIMARY KEY REFERENCES ticket,
  at        timestamptz NOT NULL,
  by        text        NOT NULL,
  reason    text        NOT NULL
);

ALTER TABLE ticket ADD COLUMN erased_at timestamptz;

-- The level above names a ticket once. Of twins from before this rule the first keeps the name; the others take their own number behind it.
UPDATE ticket t SET upper_number = t.upper_number || ' (' || t.number || ')'
WHERE EXISTS (
  SELECT 1 FROM ticket first
  WHERE first.upper_system = t.upper_system AND first.upper_number = t.upper_number
    AND (first.registered_at, first.id) < (t.registered_at, t.id));
CREATE UNIQUE INDEX ticket_upper ON ticket (upper_system, upper_number) WHERE upper_system IS NOT NULL;

-- What was sent under that name, each field as a keyed hash, so that the same can be told from something else.
CREATE TABLE upper_request (
  ticket_id uuid PRIMARY KEY REFERENCES ticket DEFERRABLE INITIALLY DEFERRED,
  fields    json NOT NULL
);
