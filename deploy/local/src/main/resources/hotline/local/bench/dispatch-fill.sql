-- Cases with their assignments, words and history, and up to which version their tickets were heard.
INSERT INTO dispatch_case (ticket_id, number, stage, type, urgency, category_code, area_code, chosen_unit_code,
  target_unit_code, target_named, handled_on_the_spot, first_responder, first_responder_unit, reachable, reply_wanted, sealed,
  registered_at, upper_due_at, ticket_words, unit_code, first_unit_code, decision, deadlines, next_due_at,
  first_dispatched_at, dispatched_at, signed_at, first_contact_try_at, contacted_at, replied_at, reply_words,
  failed_call_backs, last_failed_call_back_at, closed_at, closed_as, sequence, dossier, parent_id,
  next_step_at, shown_steps, card, quiet_until)
SELECT c.id, c.number, t.stage, t.type, t.urgency, t.category_code, t.area_code, t.chosen_unit_code, t.target_unit_code,
  t.target_named, t.handled_on_the_spot, t.first_responder, t.first_responder_unit, t.reachable, t.reply_wanted, t.sealed,
  t.registered_at + c.shift, t.upper_due_at, replace(t.ticket_words, c.template::text, c.id::text), t.unit_code,
  t.first_unit_code, t.decision, t.deadlines, t.next_due_at + c.shift, t.first_dispatched_at + c.shift,
  t.dispatched_at + c.shift, t.signed_at + c.shift, t.first_contact_try_at + c.shift, t.contacted_at + c.shift,
  t.replied_at + c.shift, replace(t.reply_words, c.template::text, c.id::text), t.failed_call_backs,
  t.last_failed_call_back_at + c.shift, t.closed_at + c.shift, t.closed_as, t.sequence,
  t.dossier, NULL,
  CASE WHEN t.closed_at IS NULL THEN now() + interval '30 days' END, t.shown_steps, t.card, now()
FROM fill.copy c JOIN fill.dispatch_case t ON t.ticket_id = c.template;

INSERT INTO assignment (ticket_id, n, unit_code, kind, dispatched_at, ended_at, why)
SELECT c.id, t.n, t.unit_code, t.kind, t.dispatched_at + c.shift, t.ended_at + c.shift, t.why
FROM fill.copy c JOIN fill.assignment t ON t.ticket_id = c.template;

INSERT INTO heard_ticket (ticket_id, sequence)
SELECT c.id, t.sequence FROM fill.copy c JOIN fill.heard_ticket t ON t.ticket_id = c.template;

INSERT INTO history (record, sequence, type, at, data)
SELECT c.id, t.sequence, t.type, t.at + c.shift, replace(t.data::text, c.template::text, c.id::text)::json
FROM fill.copy c JOIN fill.history t ON t.record = c.template;

INSERT INTO latest (topic, key, sequence, data)
SELECT t.topic, c.id || substr(t.key, 37), t.sequence,
  replace(t.data::text, '"content":"', '"content":"' || c.said)::json
FROM fill.copy c JOIN fill.latest t ON t.template = c.template;
