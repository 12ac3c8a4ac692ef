-- What a batch of messages adds to the counters goes into one row, and is folded into the counters now and then, many
-- batches at a time: a counter that each of a hundred tickets moves is then written once and not a hundred times. Who
-- reads takes both together, from the view `counter_now`, so a count is never late.

ALTER FUNCTION make_generation(integer) RENAME TO make_generation_v2;

CREATE FUNCTION add_moves(schema text) RETURNS void LANGUAGE plpgsql AS $add$
BEGIN
  EXECUTE format($tables$
    CREATE TABLE %1$I.counter_moves (
      id        bigint   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      basis     text[]   NOT NULL,
      unit      text[]   NOT NULL,
      dimension text[]   NOT NULL,
      key       text[]   NOT NULL,
      day       date[]   NOT NULL,
      figure    text[]   NOT NULL,
      n         bigint[] NOT NULL
    );
    -- a counter may stand in it more than once: its value is the sum
    CREATE VIEW %1$I.counter_now AS
      SELECT basis, unit, dimension, key, day, figure, n FROM %1$I.counter
    UNION ALL
      SELECT m.basis, m.unit COLLATE "C", m.dimension, m.key COLLATE "C", m.day, m.figure, m.n
      FROM %1$I.counter_moves
      CROSS JOIN LATERAL unnest(counter_moves.basis, counter_moves.unit, counter_moves.dimension, counter_moves.key,
                                counter_moves.day, counter_moves.figure, counter_moves.n)
        AS m (basis, unit, dimension, key, day, figure, n);
    $tables$, schema);
END
$add$;

-- Makes an empty generation (see V2).
CREATE FUNCTION make_generation(number integer) RETURNS void LANGUAGE plpgsql AS $make$
BEGIN
  PERFORM make_generation_v2(number);
  PERFORM add_moves('g' || number);
END
$make$;

SELECT add_moves(nspname) FROM pg_namespace WHERE nspname ~ '^g[0-9]+$';
