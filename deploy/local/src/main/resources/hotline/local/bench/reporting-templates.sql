-- What reporting has of the templates: all facts that there are, and what each kind of them adds to the counters.
CREATE SCHEMA fill;
CREATE TABLE fill.template AS
SELECT id, registered_at, case_stage <> 'CLOSED' AS open FROM ticket_fact WHERE registered_at IS NOT NULL AND case_sequence > 0;
CREATE TABLE fill.ticket_fact AS TABLE ticket_fact;
CREATE TABLE fill.assignment_fact AS TABLE assignment_fact;
CREATE TABLE fill.happening AS TABLE happening;
CREATE TABLE fill.counter AS
WITH counted AS (
  SELECT t.open, c.basis, c.day, c.figure, c.unit, c.dimension, c.key, f.channel, f.type, f.urgency,
         coalesce(f.area_code, '') AS area, coalesce(f.category_code, '') AS category,
         coalesce(f.first_responder, '') AS responder
  FROM contribution c JOIN ticket_fact f ON f.id = c.ticket_id JOIN fill.template t ON t.id = c.ticket_id
)
SELECT open, basis, cut.unit, cut.dimension, cut.key, day, figure, count(*) AS n
FROM counted
CROSS JOIN LATERAL (
  SELECT '' AS unit, dimension, key
  UNION ALL SELECT unit, dimension, key WHERE unit <> ''
  UNION ALL
  SELECT '', by.name, by.key
  FROM (VALUES ('CHANNEL', channel), ('TYPE', type), ('URGENCY', urgency), ('AREA', area), ('CATEGORY', category),
               ('FIRST_RESPONDER', responder)) by (name, key)
  WHERE dimension = 'ALL'
) cut
GROUP BY open, basis, cut.unit, cut.dimension, cut.key, day, figure;
