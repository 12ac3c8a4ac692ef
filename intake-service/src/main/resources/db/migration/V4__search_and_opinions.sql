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
