-- The problem lists; their words lie in the table latest.
CREATE TABLE opinion (
  id                  uuid        PRIMARY KEY,
  ledger              text        NOT NULL,
  channel             text        NOT NULL,
  collected_at        timestamptz NOT NULL,
  unit_code           text,
  area_code           text,
  former_number       text,
  recorded_by         text        NOT NULL,
  recorded_at         timestamptz NOT NULL,
  rectified_at        timestamptz,
  rectified_by        text,
  rectified_unit_code text,
  sequence            integer     NOT NULL
);
CREATE INDEX opinion_collected ON opinion (collected_at DESC, id DESC);
CREATE INDEX opinion_ledger ON opinion (ledger, collected_at DESC, id DESC);
CREATE INDEX opinion_unit ON opinion (unit_code, collected_at DESC, id DESC);
CREATE INDEX opinion_area ON opinion (area_code, collected_at DESC, id DESC);
CREATE INDEX opinion_recorded_by ON opinion (recorded_by, collected_at DESC, id DESC);

-- Search: subject and content of each ticket, folded (NFKC, lower case), as last heard on the topic of words. Filled by the
-- event loop in batches, so that a registration does not wait for it. A tombstone takes the row away.
CREATE TABLE search_entry (
  ticket_id     uuid        PRIMARY KEY,
  registered_at timestamptz NOT NULL,
  text          text        NOT NULL
);

-- Every window of two characters, blanks left out: 低保金 has 低保 and 保金. Two characters make one number; beyond the first
-- 65536 characters two windows may share a number, so whoever finds by them compares the text afterwards.
CREATE FUNCTION bigrams(folded text) RETURNS integer[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT coalesce(array_agg(DISTINCT (((ascii(one) & 65535) << 16) | (ascii(next) & 65535))), '{}')
  FROM (SELECT string_to_array(folded, NULL) AS characters) AS split,
       unnest(characters, characters[2:]) AS pair (one, next)
  WHERE one COLLATE "C" > ' ' AND next COLLATE "C" > ' '
);
CREATE INDEX search_entry_bigrams ON search_entry USING gin (bigrams(text)) WITH (gin_pending_list_limit = 1024);
CREATE INDEX search_entry_registered ON search_entry (registered_at DESC, ticket_id DESC);

-- What was registered before there was a search.
INSERT INTO search_entry (ticket_id, registered_at, text)
SELECT t.id, t.registered_at, lower(normalize(
         coalesce(l.data ->> 'subject', '') || chr(10) || coalesce(l.data ->> 'content', '') || chr(10)
         || coalesce(l.data ->> 'contentOriginal', ''), NFKC) COLLATE pg_c_utf8)
FROM ticket t JOIN latest l ON l.topic = 'hotline.words.v1' AND l.key = t.id || '/ticket/1'
WHERE l.data IS NOT NULL AND l.data::text NOT LIKE '%\\u0000%';

-- Lists go by time of registration, whatever they are narrowed by: each index has it, so that a page is read where it begins.
CREATE INDEX ticket_area ON ticket (area_code, registered_at DESC, id DESC);
CREATE INDEX ticket_category ON ticket (category_code, registered_at DESC, id DESC);
CREATE INDEX ticket_type ON ticket (type, registered_at DESC, id DESC);
CREATE INDEX ticket_channel ON ticket (channel, registered_at DESC, id DESC);
CREATE INDEX ticket_outcome ON ticket (outcome, registered_at DESC, id DESC) WHERE outcome IS NOT NULL;
DROP INDEX ticket_first_responder;
CREATE INDEX ticket_first_responder ON ticket (first_responder, registered_at DESC, id DESC);
CREATE INDEX ticket_number_tail ON ticket (reverse(number) text_pattern_ops);

ALTER TABLE case_view ADD COLUMN registered_at timestamptz;
UPDATE case_view v SET registered_at = t.registered_at FROM ticket t WHERE t.id = v.ticket_id;
DROP INDEX case_view_stage;
CREATE INDEX case_view_stage ON case_view (stage, registered_at DESC, ticket_id DESC);

ALTER TABLE case_unit ADD COLUMN registered_at timestamptz;
UPDATE case_unit u SET registered_at = t.registered_at FROM ticket t WHERE t.id = u.ticket_id;
CREATE INDEX case_unit_registered ON case_unit (unit_code, registered_at DESC, ticket_id DESC);

-- Tickets that wait for their case: there is no other way to find the few among all. The trigger keeps it true for each way
-- in which tickets come; what is heard of the case takes the row away.
CREATE TABLE awaiting_case (
  ticket_id     uuid        PRIMARY KEY,
  registered_at timestamptz NOT NULL
);
CREATE INDEX awaiting_case_registered ON awaiting_case (registered_at DESC, ticket_id DESC);
INSERT INTO awaiting_case
SELECT id, registered_at FROM ticket t
WHERE outcome IS NULL AND NOT EXISTS (SELECT 1 FROM case_view v WHERE v.ticket_id = t.id);

CREATE FUNCTION await_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO awaiting_case VALUES (NEW.id, NEW.registered_at);
  RETURN NULL;
END
$$;
CREATE TRIGGER ticket_awaits_its_case AFTER INSERT ON ticket
FOR EACH ROW WHEN (NEW.outcome IS NULL) EXECUTE FUNCTION await_case();
