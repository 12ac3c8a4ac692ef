-- What is going on in a case beside its stage: returns, rounds, more time, help; null where nothing is.
-- Into which case it is merged; null unless it is.
ALTER TABLE dispatch_case
  ADD COLUMN dossier   text,
  ADD COLUMN parent_id uuid;
CREATE INDEX case_merged_into ON dispatch_case (parent_id) WHERE parent_id IS NOT NULL;
