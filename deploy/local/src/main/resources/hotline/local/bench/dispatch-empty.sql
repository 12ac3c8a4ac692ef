-- Takes all cases away; the directory stays.
DELETE FROM history h USING dispatch_case d WHERE d.ticket_id = h.record;
DELETE FROM latest l USING dispatch_case d WHERE l.topic = 'hotline.words.v1' AND left(l.key, 36) = d.ticket_id::text;
TRUNCATE dispatch_case, assignment, heard_ticket, recount, recount_case, moved_date;
