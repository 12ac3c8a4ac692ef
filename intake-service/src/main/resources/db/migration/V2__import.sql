-- Tickets of the past: imported with their own times and their former numbers; some name nobody who was asked first.
ALTER TABLE ticket
  ALTER COLUMN first_responder DROP NOT NULL,
  ALTER COLUMN first_responder_unit DROP NOT NULL,
  ADD COLUMN imported boolean NOT NULL DEFAULT false,
  ADD COLUMN former_number text;
CREATE INDEX ticket_former_number ON ticket (former_number) WHERE former_number IS NOT NULL;

-- Which lines were imported, so that the same line again changes nothing. A line is known by its former number, or else by
-- its hash; the hash tells whether it is still the same.
CREATE TABLE import_line (
  identity text  PRIMARY KEY COLLATE "C",
  hash     bytea NOT NULL,
  record   uuid  NOT NULL
);
