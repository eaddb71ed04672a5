-- First form of the store (docs/adr, server/store). Forward only; frozen once released.
-- Every table names the organisation first in its key, then the attempt where there is one, so that the large ones
-- (unit, fork, opened, rating, audit) can be partitioned without a rewrite. The small ones that are looked up by what
-- a stranger presents (a code, an e-mail address, an attempt id) carry a unique index for that besides.
-- Times are Unix milliseconds by the server's clock. Digests and keys are raw bytes.

CREATE TABLE organisation (
  organisation_id uuid PRIMARY KEY,
  name text NOT NULL,
  scoring_key_id bytea NOT NULL,
  scoring_public_key bytea NOT NULL,
  created_ms int8 NOT NULL
);

CREATE TABLE account (
  organisation_id uuid NOT NULL REFERENCES organisation,
  account_id uuid NOT NULL,
  email text NOT NULL UNIQUE,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('administrator', 'recruiter')),
  password_hash text NOT NULL,
  created_ms int8 NOT NULL,
  PRIMARY KEY (organisation_id, account_id)
);

-- A session is known by the digest of its cookie's id, so that this table opens nobody's session.
CREATE TABLE session (
  session_digest bytea PRIMARY KEY,
  data jsonb NOT NULL,
  expires_ms int8 NOT NULL
);
CREATE INDEX session_expires ON session (expires_ms);

CREATE TABLE project (
  organisation_id uuid NOT NULL REFERENCES organisation,
  project_id uuid NOT NULL,
  name text NOT NULL,
  created_ms int8 NOT NULL,
  PRIMARY KEY (organisation_id, project_id)
);

-- "key" is the scorer's part of the pack: only the worker's code reads it.
CREATE TABLE assessment (
  organisation_id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  project_id uuid NOT NULL,
  title text NOT NULL,
  pack jsonb NOT NULL,
  "key" jsonb NOT NULL,
  policy jsonb NOT NULL,
  consent jsonb NOT NULL,
  created_ms int8 NOT NULL,
  PRIMARY KEY (organisation_id, assessment_id),
  FOREIGN KEY (organisation_id, project_id) REFERENCES project
);

CREATE TABLE invitation (
  organisation_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  code_digest bytea NOT NULL UNIQUE,
  candidate_name text NOT NULL,
  created_ms int8 NOT NULL,
  expires_ms int8 NOT NULL,
  attempt_id uuid,
  PRIMARY KEY (organisation_id, invitation_id),
  FOREIGN KEY (organisation_id, assessment_id) REFERENCES assessment
);

CREATE TABLE attempt (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL UNIQUE,
  assessment_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  device_key bytea NOT NULL,
  token_digest bytea NOT NULL,
  enrolled_ms int8 NOT NULL,
  sealed_ms int8,
  fork_count int8 NOT NULL DEFAULT 0,
  -- Code of what keeps the attempt from being scored; null when nothing does.
  attention_code text,
  PRIMARY KEY (organisation_id, attempt_id),
  FOREIGN KEY (organisation_id, assessment_id) REFERENCES assessment,
  FOREIGN KEY (organisation_id, invitation_id) REFERENCES invitation
);

-- One row per segment: its header, and how far its units are stored. Updated in place once per unit, so pages keep
-- room for that (heap-only updates: no index is touched).
CREATE TABLE segment (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  segment int8 NOT NULL,
  header bytea NOT NULL,
  received_ms int8 NOT NULL,
  end_offset int8 NOT NULL,
  frame_number int8 NOT NULL,
  next_seq int8 NOT NULL,
  head_digest bytea NOT NULL,
  time_ms int8 NOT NULL,
  is_sealed boolean NOT NULL DEFAULT false,
  -- The tail that the next header vouches for is stored too: nothing more may come.
  is_ended boolean NOT NULL DEFAULT false,
  -- False while the tail of the segment before is missing (S17).
  is_open boolean NOT NULL,
  -- End of this segment by the next header; null while there is no next segment.
  vouched_end int8,
  PRIMARY KEY (organisation_id, attempt_id, segment)
) WITH (fillfactor = 50);

-- The journal itself: the ciphertext as the device wrote it. It does not compress, so nobody tries to.
CREATE TABLE unit (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  segment int8 NOT NULL,
  start_offset int8 NOT NULL,
  end_offset int8 NOT NULL,
  frame_number int8 NOT NULL,
  next_seq int8 NOT NULL,
  head_digest bytea NOT NULL,
  time_ms int8 NOT NULL,
  -- Server time of the receipt, which is a function of this row and the receipt key (S12).
  received_ms int8 NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (organisation_id, attempt_id, segment, start_offset)
);
ALTER TABLE unit ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Evidence: device-signed bytes that are not the stored ones. The digest makes a repeated fork one row.
CREATE TABLE fork (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  digest bytea NOT NULL,
  kind text NOT NULL CHECK (kind IN ('header', 'unit', 'after-seal')),
  segment int8 NOT NULL,
  start_offset int8 NOT NULL,
  length int8 NOT NULL,
  -- Null beyond the bound (S22).
  bytes bytea,
  received_ms int8 NOT NULL,
  PRIMARY KEY (organisation_id, attempt_id, digest)
);

-- What the scoring worker derived from an opened journal. Readable by whoever reads this database: docs/threats.md.
CREATE TABLE opened (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  -- JSON of JournalEvent[], gzip.
  events bytea NOT NULL,
  summary jsonb NOT NULL,
  verification jsonb NOT NULL,
  opened_ms int8 NOT NULL,
  PRIMARY KEY (organisation_id, attempt_id)
);

CREATE TABLE rating (
  organisation_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  item text NOT NULL,
  rater text NOT NULL,
  engine_version text NOT NULL,
  key_version text NOT NULL,
  -- Head of the sealed journal that was rated: rating the same journal twice with the same engine and key is one row.
  journal_head bytea NOT NULL,
  rating jsonb NOT NULL,
  rated_ms int8 NOT NULL,
  PRIMARY KEY (organisation_id, attempt_id, item, rater, engine_version, key_version, journal_head)
);

CREATE TABLE audit (
  organisation_id uuid NOT NULL,
  audit_id uuid NOT NULL,
  at_ms int8 NOT NULL,
  account_id uuid,
  action text NOT NULL,
  attempt_id uuid,
  PRIMARY KEY (organisation_id, audit_id)
);
CREATE INDEX audit_time ON audit (organisation_id, at_ms);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER rating_is_append_only BEFORE UPDATE OR DELETE ON rating FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
