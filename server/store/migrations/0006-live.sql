-- Attempts in progress (docs/spec/live.md).

-- The newest report of each, updated in place; only what the client said, and when it arrived.
CREATE TABLE presence (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  received_ms int8 NOT NULL,
  phase text NOT NULL,
  coverage jsonb NOT NULL,
  -- When the hand that is raised was first reported; null while none is.
  hand_since_ms int8,
  PRIMARY KEY (organisation_id, attempt_id)
) WITH (fillfactor = 50);

CREATE TABLE message (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  message_id uuid NOT NULL,
  entry int8 GENERATED ALWAYS AS IDENTITY,
  -- Who wrote it for the organisation; null for the candidate.
  account_id uuid,
  text text NOT NULL,
  sent_ms int8 NOT NULL,
  -- Signed, for the candidate; null for what the candidate wrote.
  statement text,
  -- When the client said so.
  arrived_ms int8,
  read_ms int8,
  PRIMARY KEY (organisation_id, attempt_id, message_id)
);

-- The tombstone of an attempt takes both with it (LV9).
CREATE FUNCTION delete_live() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM presence WHERE presence.organisation_id = NEW.organisation_id AND presence.attempt_id = NEW.attempt_id;
  DELETE FROM message WHERE message.organisation_id = NEW.organisation_id AND message.attempt_id = NEW.attempt_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER deletion_takes_live AFTER INSERT ON deletion FOR EACH ROW EXECUTE FUNCTION delete_live();
