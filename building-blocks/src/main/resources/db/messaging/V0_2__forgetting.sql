-- What lets a person's texts be forgotten for good.

-- Tombstones that are sent again: a late repeat of the text, by a relay that no longer leads, must not have the last word.
CREATE TABLE resend (
  id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  due_at timestamptz NOT NULL,
  topic  text        NOT NULL,
  key    text        NOT NULL COLLATE "C"
);
CREATE INDEX resend_due ON resend (due_at, id);

-- The record that a stored answer shows, so that its answers can be forgotten with it.
ALTER TABLE idempotent_answer ADD COLUMN about text;
UPDATE idempotent_answer
SET about = coalesce(
  substring(location FROM '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'),
  substring(path FROM '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'),
  substring(path FROM '[0-9]{20}'));
CREATE INDEX idempotent_answer_about ON idempotent_answer (about) WHERE about IS NOT NULL;
