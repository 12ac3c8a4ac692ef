-- Old records may name nobody who was asked first.
ALTER TABLE dispatch_case
  ALTER COLUMN first_responder DROP NOT NULL,
  ALTER COLUMN first_responder_unit DROP NOT NULL;
