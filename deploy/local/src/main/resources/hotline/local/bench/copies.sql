-- Which copies are made of each template, the same in each database: an id like the templates' own (its time first), a
-- number, and by how many whole days it lies earlier. Settings: fill.closed and fill.open, copies of each template.
DROP TABLE IF EXISTS fill.copy;
CREATE UNLOGGED TABLE fill.copy AS
WITH planned AS (
  SELECT t.id AS template, t.open, n AS copy,
         -- a year of closed ones, in periods as long as the templates' own; open ones of the last days
         CASE WHEN t.open THEN n % 5 ELSE n % 12 * 28 END AS days,
         md5(t.id || '/' || n) AS random, t.registered_at
  FROM fill.template t
  CROSS JOIN LATERAL generate_series(1, current_setting(CASE WHEN t.open THEN 'fill.open' ELSE 'fill.closed' END)::integer) n
), dated AS (
  SELECT *, registered_at - make_interval(days => days) AS at FROM planned
)
SELECT template, open, copy, days, make_interval(days => -days) AS shift,
       (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || left(random, 3) || '8'
        || substr(random, 4, 15))::uuid AS id,
       '150522' || to_char(at, 'YYYYMMDD')
         || 400000 + row_number() OVER (PARTITION BY at::date ORDER BY at, random) AS number,
       -- names that are said in few tickets
       '，找' || chr(19968 + ('x' || substr(random, 20, 3))::bit(12)::integer)
         || chr(19968 + ('x' || substr(random, 23, 3))::bit(12)::integer) || '。' AS said
FROM dated
ORDER BY at, random;
ANALYZE fill.copy;
