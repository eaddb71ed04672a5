-- What a candidate says about events after the seal (docs/formats/reply-v1.md).

CREATE TABLE reply (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  -- From 1, without gaps.
  number int8 NOT NULL,
  -- The record as the device signed it.
  record bytea NOT NULL,
  received_ms int8 NOT NULL,
  -- Opened by a scoring worker; null until then. Readable by whoever reads this database: docs/threats.md.
  text text,
  PRIMARY KEY (organisation_id, attempt_id, number)
);
ALTER TABLE reply ALTER COLUMN record SET STORAGE EXTERNAL;

-- The tombstone of an attempt takes its replies with it (RP9).
CREATE FUNCTION delete_replies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM reply WHERE reply.organisation_id = NEW.organisation_id AND reply.attempt_id = NEW.attempt_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER deletion_takes_replies AFTER INSERT ON deletion FOR EACH ROW EXECUTE FUNCTION delete_replies();
