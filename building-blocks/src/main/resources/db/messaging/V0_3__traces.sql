-- The trace of the request by which it was recorded, in the form of the header traceparent, and since when it waits.
ALTER TABLE outbox ADD COLUMN trace text, ADD COLUMN since timestamptz NOT NULL DEFAULT now();
