-- Photos, recordings and papers, encrypted for their ticket. After an erasure the row stays, without name and content.
CREATE TABLE attachment (
  ticket_id uuid        NOT NULL,
  n         integer     NOT NULL,
  belongs   text        NOT NULL,
  name      text,
  type      text        NOT NULL,
  size      integer     NOT NULL,
  at        timestamptz NOT NULL,
  by        text        NOT NULL,
  unit_code text,
  content   bytea,
  PRIMARY KEY (ticket_id, n)
);
-- What is encrypted does not get smaller by compressing it.
ALTER TABLE attachment ALTER COLUMN content SET STORAGE EXTERNAL;
