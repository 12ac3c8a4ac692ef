-- What every service keeps to hear and to be heard. Mechanism only: no word of the rulebook.

-- The record: every event of this service's own, for ever. The topics can be refilled from it.
CREATE TABLE history (
  record   uuid        NOT NULL,
  sequence integer     NOT NULL CHECK (sequence > 0),
  type     text        NOT NULL,
  at       timestamptz NOT NULL,
  data     json        NOT NULL,
  PRIMARY KEY (record, sequence)
);

-- The last version of each key of a compacted topic, own ones and heard ones; an erased one stays without data.
CREATE TABLE latest (
  topic    text    NOT NULL,
  key      text    NOT NULL COLLATE "C",
  sequence integer NOT NULL CHECK (sequence > 0),
  data     json,
  PRIMARY KEY (topic, key)
);

-- What must still be sent: each row points to a row of history (record, sequence) or of latest (topic, key).
CREATE TABLE outbox (
  id       bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic    text    NOT NULL,
  record   uuid,
  sequence integer,
  key      text    COLLATE "C",
  CHECK ((record IS NOT NULL AND sequence IS NOT NULL) <> (key IS NOT NULL))
);

-- How far this service has read, moved in the transaction that applies what was read.
CREATE TABLE position (
  consumer    text    NOT NULL,
  topic       text    NOT NULL,
  partition   integer NOT NULL,
  next_offset bigint  NOT NULL,
  PRIMARY KEY (consumer, topic, partition)
);

-- Messages that wait because one before them could not be applied.
CREATE TABLE held_message (
  consumer  text        NOT NULL,
  topic     text        NOT NULL,
  key       text        NOT NULL,
  sequence  integer     NOT NULL,
  partition integer     NOT NULL,
  "offset"  bigint      NOT NULL,
  type      text        NOT NULL,
  at        timestamptz NOT NULL,
  data      bytea,
  reason    text        NOT NULL CHECK (reason IN ('EARLY', 'UNKNOWN_TYPE', 'POISON', 'BEHIND')),
  detail    text,
  held_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, topic, partition, "offset")
);
CREATE INDEX held_message_key ON held_message (consumer, topic, key, sequence);

-- Answers given under an Idempotency-Key, kept seven days.
CREATE TABLE idempotent_answer (
  asker     text        NOT NULL,
  path      text        NOT NULL,
  key       text        NOT NULL,
  body_hash bytea       NOT NULL,
  status    integer     NOT NULL,
  location  text,
  etag      text,
  body      text,
  at        timestamptz NOT NULL,
  PRIMARY KEY (asker, path, key)
);
CREATE INDEX idempotent_answer_at ON idempotent_answer (at);
