-- Hashes of bodies get a key: a plain one of a telephone number is guessed. Those made before it go; they have seven days left.
UPDATE idempotent_answer SET body_hash = '';
