-- Takes all facts of tickets and their counters away; the problem lists stay.
TRUNCATE ticket_fact, assignment_fact, happening, counter, counter_moves;
