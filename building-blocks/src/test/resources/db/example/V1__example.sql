-- What the example reader keeps: a sum of each record's amounts.
CREATE TABLE example (
  record   uuid    PRIMARY KEY,
  sequence integer NOT NULL,
  total    integer NOT NULL
);
