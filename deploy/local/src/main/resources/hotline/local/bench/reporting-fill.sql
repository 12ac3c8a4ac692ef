-- Facts with their assignments and happenings. Copies lie whole days earlier, so the counters do too.
INSERT INTO ticket_fact (id, ticket_sequence, case_sequence, number, channel, type, urgency, category_code, area_code,
  first_responder, first_responder_unit, registered_at, registered_day, outcome, on_the_spot, case_stage, first_unit,
  first_dispatched_at, first_dispatched_day, dispatches, closed_at, closed_as, reached, contacted_by_unit, resolved,
  with_result, with_attitude, assignment, lead_unit, dispatched_at, sign_due_at, contact_due_at, reply_due_at, signed_at,
  contacted_at, replied_at, called_back_at, contact_denied, ended_at)
SELECT c.id, t.ticket_sequence, t.case_sequence, c.number, t.channel, t.type, t.urgency, t.category_code, t.area_code,
  t.first_responder, t.first_responder_unit, t.registered_at + c.shift, t.registered_day - c.days, t.outcome, t.on_the_spot,
  t.case_stage, t.first_unit, t.first_dispatched_at + c.shift, t.first_dispatched_day - c.days, t.dispatches,
  t.closed_at + c.shift, t.closed_as, t.reached, t.contacted_by_unit, t.resolved, t.with_result, t.with_attitude,
  t.assignment, t.lead_unit, t.dispatched_at + c.shift, t.sign_due_at + c.shift, t.contact_due_at + c.shift,
  t.reply_due_at + c.shift, t.signed_at + c.shift, t.contacted_at + c.shift, t.replied_at + c.shift,
  t.called_back_at + c.shift, t.contact_denied, t.ended_at + c.shift
FROM fill.copy c JOIN fill.ticket_fact t ON t.id = c.template;

INSERT INTO assignment_fact (ticket_id, sequence, unit, dispatched_at, sign_due_at, contact_due_at, reply_due_at, signed_at,
  contacted_at, replied_at, called_back_at, contact_denied, ended_at)
SELECT c.id, t.sequence, t.unit, t.dispatched_at + c.shift, t.sign_due_at + c.shift, t.contact_due_at + c.shift,
  t.reply_due_at + c.shift, t.signed_at + c.shift, t.contacted_at + c.shift, t.replied_at + c.shift,
  t.called_back_at + c.shift, t.contact_denied, t.ended_at + c.shift
FROM fill.copy c JOIN fill.assignment_fact t ON t.ticket_id = c.template;

INSERT INTO happening (ticket_id, side, sequence, what, at, day, unit)
SELECT c.id, t.side, t.sequence, t.what, t.at + c.shift, t.day - c.days, t.unit
FROM fill.copy c JOIN fill.happening t ON t.ticket_id = c.template;

INSERT INTO counter (basis, unit, dimension, key, day, figure, n)
SELECT t.basis, t.unit, t.dimension, t.key, t.day - moved.days, t.figure, sum(t.n * moved.copies)
FROM (SELECT open, days, count(DISTINCT copy) AS copies FROM fill.copy GROUP BY open, days) moved
JOIN fill.counter t ON t.open = moved.open
GROUP BY t.basis, t.unit, t.dimension, t.key, t.day - moved.days, t.figure;
