-- Tickets with their contacts, words, history, and what was heard of their cases.
INSERT INTO ticket (id, number, channel, type, urgency, category_code, area_code, chosen_unit_code, target_unit_code,
  target_named, outcome, refusal_code, handled_on_the_spot, first_responder, first_responder_unit, anonymous, confidential,
  reachable, reply_wanted, sealed, language, latitude, longitude, asked_at, registered_at, registered_by, upper_system,
  upper_number, upper_due_at, links, sequence, imported, former_number, erased_at, calls, revision)
SELECT c.id, c.number, t.channel, t.type, t.urgency, t.category_code, t.area_code, t.chosen_unit_code, t.target_unit_code,
  t.target_named, t.outcome, t.refusal_code, t.handled_on_the_spot, t.first_responder, t.first_responder_unit, t.anonymous,
  t.confidential, t.reachable, t.reply_wanted, t.sealed, t.language, t.latitude, t.longitude, t.asked_at + c.shift,
  t.registered_at + c.shift, t.registered_by, t.upper_system, t.upper_number, t.upper_due_at, t.links, t.sequence,
  t.imported, t.former_number, t.erased_at, t.calls, t.revision
FROM fill.copy c JOIN fill.ticket t ON t.id = c.template;

-- What is encrypted opens for one ticket only, so the copies have a number that cannot be revealed, and no name.
INSERT INTO contact (ticket_id, name, phone, phone_hash, phone_masked)
SELECT c.id, NULL, t.phone, decode(md5(c.id::text), 'hex'), t.phone_masked
FROM fill.copy c JOIN fill.contact t ON t.ticket_id = c.template;

INSERT INTO history (record, sequence, type, at, data)
SELECT c.id, t.sequence, t.type, t.at + c.shift, replace(t.data::text, c.template::text, c.id::text)::json
FROM fill.copy c JOIN fill.history t ON t.record = c.template;

INSERT INTO latest (topic, key, sequence, data)
SELECT t.topic, c.id || substr(t.key, 37), t.sequence,
  replace(t.data::text, '"content":"', '"content":"' || c.said)::json
FROM fill.copy c JOIN fill.latest t ON t.template = c.template;

INSERT INTO case_view (ticket_id, sequence, stage, unit_code, first_unit_code, reply_due_at, at, registered_at,
  accused_unit_code)
SELECT c.id, t.sequence, t.stage, t.unit_code, t.first_unit_code, t.reply_due_at + c.shift, t.at + c.shift,
  t.registered_at + c.shift, t.accused_unit_code
FROM fill.copy c JOIN fill.case_view t ON t.ticket_id = c.template;

INSERT INTO case_event (ticket_id, sequence, type, at, data)
SELECT c.id, t.sequence, t.type, t.at + c.shift, replace(t.data::text, c.template::text, c.id::text)::json
FROM fill.copy c JOIN fill.case_event t ON t.ticket_id = c.template;

INSERT INTO case_unit (unit_code, ticket_id, registered_at)
SELECT t.unit_code, c.id, t.registered_at + c.shift
FROM fill.copy c JOIN fill.case_unit t ON t.ticket_id = c.template;

INSERT INTO search_entry (ticket_id, registered_at, text)
SELECT c.id, t.registered_at + c.shift, replace(t.text, chr(10), chr(10) || c.said)
FROM fill.copy c JOIN fill.search_entry t ON t.ticket_id = c.template;
