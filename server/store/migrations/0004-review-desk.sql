-- What people add to an attempt (docs/spec/review.md). Append-only, but for the deletion of the whole attempt; `entry`
-- keeps the order of entries of one millisecond.

CREATE TABLE note (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  note_id uuid NOT NULL,
  entry int8 GENERATED ALWAYS AS IDENTITY,
  account_id uuid NOT NULL,
  at_ms int8 NOT NULL,
  item text,
  ref_seqs jsonb NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (organisation_id, attempt_id, note_id)
);

CREATE TABLE person_rating (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  rating_id uuid NOT NULL,
  entry int8 GENERATED ALWAYS AS IDENTITY,
  account_id uuid NOT NULL,
  at_ms int8 NOT NULL,
  item text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('confirmed', 'overridden', 'blind', 'adjudicated')),
  score float8 NOT NULL CHECK (score BETWEEN 1 AND 5),
  reason text NOT NULL,
  -- The engine's rating at that moment.
  engine jsonb NOT NULL,
  PRIMARY KEY (organisation_id, attempt_id, rating_id)
);

-- An account rates an attempt blind from its first step to its second (RV8 to RV10).
CREATE TABLE blind_step (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  account_id uuid NOT NULL,
  step text NOT NULL CHECK (step IN ('started', 'ended')),
  at_ms int8 NOT NULL,
  PRIMARY KEY (organisation_id, attempt_id, account_id, step)
);

CREATE TABLE finding_decision (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  entry int8 GENERATED ALWAYS AS IDENTITY,
  account_id uuid NOT NULL,
  at_ms int8 NOT NULL,
  rule text NOT NULL,
  version int8 NOT NULL,
  answer text NOT NULL CHECK (answer IN ('found', 'not-found', 'cannot-tell')),
  inputs jsonb NOT NULL,
  decision text NOT NULL CHECK (decision IN ('explained', 'noted', 'needs-talk')),
  reason text NOT NULL,
  PRIMARY KEY (organisation_id, attempt_id, decision_id)
);

-- The item, rule or search that an entry is about; null for most.
ALTER TABLE audit ADD COLUMN detail text;
CREATE INDEX audit_attempt ON audit (organisation_id, attempt_id, at_ms);

-- refuse_rating_change lets nothing through but delete_attempt.
CREATE TRIGGER note_is_append_only BEFORE UPDATE OR DELETE ON note
  FOR EACH ROW EXECUTE FUNCTION refuse_rating_change();
CREATE TRIGGER person_rating_is_append_only BEFORE UPDATE OR DELETE ON person_rating
  FOR EACH ROW EXECUTE FUNCTION refuse_rating_change();
CREATE TRIGGER blind_step_is_append_only BEFORE UPDATE OR DELETE ON blind_step
  FOR EACH ROW EXECUTE FUNCTION refuse_rating_change();
CREATE TRIGGER finding_decision_is_append_only BEFORE UPDATE OR DELETE ON finding_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_rating_change();
CREATE TRIGGER note_is_not_truncated BEFORE TRUNCATE ON note EXECUTE FUNCTION refuse_change();
CREATE TRIGGER person_rating_is_not_truncated BEFORE TRUNCATE ON person_rating EXECUTE FUNCTION refuse_change();
CREATE TRIGGER blind_step_is_not_truncated BEFORE TRUNCATE ON blind_step EXECUTE FUNCTION refuse_change();
CREATE TRIGGER finding_decision_is_not_truncated BEFORE TRUNCATE ON finding_decision EXECUTE FUNCTION refuse_change();

-- As before, and what people added.
CREATE OR REPLACE FUNCTION delete_attempt(organisation uuid, attempt uuid, at_ms bigint, signed_receipt text, audit_id uuid)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO deletion (organisation_id, attempt_id, deleted_ms, receipt)
    VALUES (organisation, attempt, at_ms, signed_receipt);
  DELETE FROM unit WHERE unit.organisation_id = organisation AND unit.attempt_id = attempt;
  DELETE FROM segment WHERE segment.organisation_id = organisation AND segment.attempt_id = attempt;
  DELETE FROM fork WHERE fork.organisation_id = organisation AND fork.attempt_id = attempt;
  DELETE FROM opened WHERE opened.organisation_id = organisation AND opened.attempt_id = attempt;
  DELETE FROM rating WHERE rating.organisation_id = organisation AND rating.attempt_id = attempt;
  DELETE FROM note WHERE note.organisation_id = organisation AND note.attempt_id = attempt;
  DELETE FROM person_rating WHERE person_rating.organisation_id = organisation AND person_rating.attempt_id = attempt;
  DELETE FROM blind_step WHERE blind_step.organisation_id = organisation AND blind_step.attempt_id = attempt;
  DELETE FROM finding_decision
    WHERE finding_decision.organisation_id = organisation AND finding_decision.attempt_id = attempt;
  DELETE FROM hand_over WHERE hand_over.organisation_id = organisation AND hand_over.attempt_id = attempt;
  UPDATE attempt AS row SET deleted_ms = at_ms, device_key = '', attention_code = NULL, fork_count = 0,
    released_ms = NULL, epoch = row.epoch + 1
    WHERE row.organisation_id = organisation AND row.attempt_id = attempt;
  INSERT INTO audit (organisation_id, audit_id, at_ms, account_id, action, attempt_id)
    VALUES (organisation, audit_id, at_ms, NULL, 'attempt-deleted', attempt);
END
$$;
