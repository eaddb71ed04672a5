-- An attempt can move to another device (docs/spec/hand-over.md), be deleted (docs/formats/deletion-v1.md), and have its
-- results released.

CREATE TABLE hand_over (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  -- SHA-256 of the code's address; the rest of the code is known to nobody here.
  address_digest bytea NOT NULL UNIQUE,
  -- Sealed under the code; empty once it was claimed.
  kit bytea NOT NULL,
  created_ms int8 NOT NULL,
  expires_ms int8 NOT NULL,
  claimed_ms int8,
  PRIMARY KEY (organisation_id, attempt_id)
);
ALTER TABLE hand_over ALTER COLUMN kit SET STORAGE EXTERNAL;

-- Tombstones. What an attempt was stays known to nobody; that it was deleted stays provable.
CREATE TABLE deletion (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  deleted_ms int8 NOT NULL,
  receipt text NOT NULL,
  PRIMARY KEY (organisation_id, attempt_id)
);
CREATE TRIGGER deletion_is_append_only BEFORE UPDATE OR DELETE ON deletion
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Ratings are append-only, but for the one function that deletes a whole attempt: the trigger looks at who calls it.
CREATE FUNCTION refuse_rating_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  callers text;
BEGIN
  GET DIAGNOSTICS callers = PG_CONTEXT;
  IF TG_OP = 'DELETE' AND callers LIKE '%function delete_attempt(uuid,uuid,bigint,text,uuid)%'
    AND EXISTS (SELECT 1 FROM deletion WHERE deletion.organisation_id = OLD.organisation_id
      AND deletion.attempt_id = OLD.attempt_id)
  THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
DROP TRIGGER rating_is_append_only ON rating;
CREATE TRIGGER rating_is_append_only BEFORE UPDATE OR DELETE ON rating
  FOR EACH ROW EXECUTE FUNCTION refuse_rating_change();

-- Rows that are emptied as a whole pass no row trigger: TRUNCATE is refused too.
CREATE TRIGGER rating_is_not_truncated BEFORE TRUNCATE ON rating EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_is_not_truncated BEFORE TRUNCATE ON audit EXECUTE FUNCTION refuse_change();
CREATE TRIGGER deletion_is_not_truncated BEFORE TRUNCATE ON deletion EXECUTE FUNCTION refuse_change();

-- Deletes what an attempt held, and leaves its tombstone and an entry of the audit log. The caller holds the attempt's row.
CREATE FUNCTION delete_attempt(organisation uuid, attempt uuid, at_ms bigint, signed_receipt text, audit_id uuid)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO deletion (organisation_id, attempt_id, deleted_ms, receipt)
    VALUES (organisation, attempt, at_ms, signed_receipt);
  DELETE FROM unit WHERE unit.organisation_id = organisation AND unit.attempt_id = attempt;
  DELETE FROM segment WHERE segment.organisation_id = organisation AND segment.attempt_id = attempt;
  DELETE FROM fork WHERE fork.organisation_id = organisation AND fork.attempt_id = attempt;
  DELETE FROM opened WHERE opened.organisation_id = organisation AND opened.attempt_id = attempt;
  DELETE FROM rating WHERE rating.organisation_id = organisation AND rating.attempt_id = attempt;
  DELETE FROM hand_over WHERE hand_over.organisation_id = organisation AND hand_over.attempt_id = attempt;
  UPDATE attempt AS row SET deleted_ms = at_ms, device_key = '', attention_code = NULL, fork_count = 0,
    released_ms = NULL, epoch = row.epoch + 1
    WHERE row.organisation_id = organisation AND row.attempt_id = attempt;
  INSERT INTO audit (organisation_id, audit_id, at_ms, account_id, action, attempt_id)
    VALUES (organisation, audit_id, at_ms, NULL, 'attempt-deleted', attempt);
END
$$;
