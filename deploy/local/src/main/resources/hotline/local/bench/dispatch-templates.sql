-- What dispatch has of the templates: all cases that there are.
CREATE SCHEMA fill;
CREATE TABLE fill.template AS SELECT ticket_id AS id, registered_at, closed_at IS NULL AS open FROM dispatch_case;
CREATE TABLE fill.dispatch_case AS TABLE dispatch_case;
CREATE TABLE fill.assignment AS TABLE assignment;
CREATE TABLE fill.heard_ticket AS TABLE heard_ticket;
CREATE TABLE fill.history AS SELECT h.* FROM history h JOIN dispatch_case d ON d.ticket_id = h.record;
CREATE TABLE fill.latest AS
SELECT d.ticket_id AS template, l.* FROM latest l JOIN dispatch_case d ON d.ticket_id::text = left(l.key, 36)
WHERE l.topic = 'hotline.words.v1';
