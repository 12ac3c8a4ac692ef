-- How often the caller has asked about the matter: the registration is the first call, each supplement another. A reader's version is
-- what people change; what becomes of a message is no change that an editor has to see first.
ALTER TABLE ticket
  ADD COLUMN calls integer NOT NULL DEFAULT 1,
  ADD COLUMN revision integer NOT NULL DEFAULT 1;
UPDATE ticket SET revision = sequence WHERE sequence <> 1;

-- The chain of linked tickets is followed both ways; few tickets have links.
CREATE INDEX ticket_links ON ticket USING gin (links) WHERE links <> '{}';
