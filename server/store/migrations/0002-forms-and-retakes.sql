-- Forms and retakes. An assessment has parallel forms, each a pack with its scorer's key; an attempt knows its form and its
-- number; an invitation may open several attempts, one after the other, and carries what was approved for its candidate.

CREATE TABLE form (
  organisation_id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  form_id uuid NOT NULL,
  -- Forms are given out in this order, from 1.
  position int8 NOT NULL,
  pack jsonb NOT NULL,
  -- The scorer's part of the pack: only the worker's code reads it.
  "key" jsonb NOT NULL,
  created_ms int8 NOT NULL,
  PRIMARY KEY (organisation_id, assessment_id, form_id),
  UNIQUE (organisation_id, assessment_id, position),
  FOREIGN KEY (organisation_id, assessment_id) REFERENCES assessment
);

-- What was one pack becomes the first form.
INSERT INTO form (organisation_id, assessment_id, form_id, position, pack, "key", created_ms)
  SELECT organisation_id, assessment_id, gen_random_uuid(), 1, pack, "key", created_ms FROM assessment;
ALTER TABLE assessment DROP COLUMN pack, DROP COLUMN "key";

ALTER TABLE invitation ADD COLUMN accommodation jsonb;

ALTER TABLE attempt
  ADD COLUMN form_id uuid,
  -- 1 for the first attempt of an invitation.
  ADD COLUMN number int8 NOT NULL DEFAULT 1,
  ADD COLUMN deleted_ms int8,
  ADD COLUMN released_ms int8,
  -- Raised when the attempt moves to another device: what an older token may write is over (docs/spec/hand-over.md).
  ADD COLUMN epoch int8 NOT NULL DEFAULT 0;
UPDATE attempt SET form_id = form.form_id FROM form
  WHERE form.organisation_id = attempt.organisation_id AND form.assessment_id = attempt.assessment_id;
ALTER TABLE attempt
  ALTER COLUMN form_id SET NOT NULL,
  ALTER COLUMN number DROP DEFAULT,
  ADD FOREIGN KEY (organisation_id, assessment_id, form_id) REFERENCES form,
  ADD UNIQUE (organisation_id, invitation_id, number);

-- Which attempt used an invitation is what its attempts say.
ALTER TABLE invitation DROP COLUMN attempt_id;

ALTER TABLE segment ADD COLUMN epoch int8 NOT NULL DEFAULT 0;
