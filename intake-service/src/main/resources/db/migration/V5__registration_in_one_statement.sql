-- The statement that stores a ticket also puts it among those that await their case: no trigger is needed.
DROP TRIGGER ticket_awaits_its_case ON ticket;
DROP FUNCTION await_case();
