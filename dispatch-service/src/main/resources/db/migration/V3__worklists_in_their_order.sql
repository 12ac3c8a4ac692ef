-- Worklists read open cases in the order in which they are shown, a page and no more; a case without a deadline comes last.
DROP INDEX case_open_of_unit;
DROP INDEX case_open;
CREATE INDEX case_open_of_unit ON dispatch_case
  (unit_code, coalesce(next_due_at, timestamptz '9999-12-31 00:00:00+00'), ticket_id) WHERE closed_at IS NULL;
CREATE INDEX case_open ON dispatch_case
  (coalesce(next_due_at, timestamptz '9999-12-31 00:00:00+00'), ticket_id) WHERE closed_at IS NULL;

-- What a unit has beside what it leads.
DROP INDEX assignment_now;
CREATE INDEX assignment_beside ON assignment (unit_code, ticket_id) WHERE ended_at IS NULL AND kind <> 'LEAD';
