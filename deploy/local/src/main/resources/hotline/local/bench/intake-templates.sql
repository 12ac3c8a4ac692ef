-- What intake has of the templates: all tickets that there are.
CREATE SCHEMA fill;
CREATE TABLE fill.template AS
SELECT t.id, t.registered_at, v.stage <> 'CLOSED' AS open FROM ticket t JOIN case_view v ON v.ticket_id = t.id;
CREATE TABLE fill.ticket AS TABLE ticket;
CREATE TABLE fill.contact AS TABLE contact;
CREATE TABLE fill.case_view AS TABLE case_view;
CREATE TABLE fill.case_event AS TABLE case_event;
CREATE TABLE fill.case_unit AS TABLE case_unit;
CREATE TABLE fill.search_entry AS TABLE search_entry;
CREATE TABLE fill.history AS SELECT h.* FROM history h JOIN ticket t ON t.id = h.record;
CREATE TABLE fill.latest AS
SELECT t.id AS template, l.* FROM latest l JOIN ticket t ON t.id::text = left(l.key, 36) WHERE l.topic = 'hotline.words.v1';
