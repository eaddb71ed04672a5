import type { ColumnType, Generated } from 'kysely'

/** Bytes arrive as plain Uint8Array from every driver (server/store/connect-*.ts). */
type Bytes = Uint8Array
/** JSON is written as text and read as `unknown`: whoever reads parses it with the schema that owns it. */
type Json = ColumnType<unknown, string, string>

interface Organisation {
  organisation_id: string
  name: string
  scoring_key_id: Bytes
  scoring_public_key: Bytes
  created_ms: number
}
interface Account {
  organisation_id: string
  account_id: string
  email: string
  name: string
  role: 'administrator' | 'recruiter'
  password_hash: string
  created_ms: number
}
interface Session {
  session_digest: Bytes
  data: Json
  expires_ms: number
}
interface Project {
  organisation_id: string
  project_id: string
  name: string
  created_ms: number
}
interface Assessment {
  organisation_id: string
  assessment_id: string
  project_id: string
  title: string
  policy: Json
  consent: Json
  created_ms: number
}
interface Form {
  organisation_id: string
  assessment_id: string
  form_id: string
  position: number
  pack: Json
  key: Json
  created_ms: number
}
interface Invitation {
  organisation_id: string
  invitation_id: string
  assessment_id: string
  code_digest: Bytes
  candidate_name: string
  created_ms: number
  expires_ms: number
  accommodation: ColumnType<unknown, string | null, string | null>
}
interface Attempt {
  organisation_id: string
  attempt_id: string
  assessment_id: string
  invitation_id: string
  form_id: string
  number: number
  device_key: Bytes
  token_digest: Bytes
  enrolled_ms: number
  sealed_ms: number | null
  fork_count: Generated<number>
  attention_code: string | null
  deleted_ms: number | null
  released_ms: number | null
  epoch: Generated<number>
}
interface Segment {
  organisation_id: string
  attempt_id: string
  segment: number
  header: Bytes
  received_ms: number
  end_offset: number
  frame_number: number
  next_seq: number
  head_digest: Bytes
  time_ms: number
  is_sealed: Generated<boolean>
  is_ended: Generated<boolean>
  is_open: boolean
  vouched_end: number | null
  epoch: Generated<number>
}
interface Unit {
  organisation_id: string
  attempt_id: string
  segment: number
  start_offset: number
  end_offset: number
  frame_number: number
  next_seq: number
  head_digest: Bytes
  time_ms: number
  received_ms: number
  bytes: Bytes
}
interface Fork {
  organisation_id: string
  attempt_id: string
  digest: Bytes
  kind: 'header' | 'unit' | 'after-seal'
  segment: number
  start_offset: number
  length: number
  bytes: Bytes | null
  received_ms: number
}
interface HandOver {
  organisation_id: string
  attempt_id: string
  address_digest: Bytes
  kit: Bytes
  created_ms: number
  expires_ms: number
  claimed_ms: number | null
}
interface Reply {
  organisation_id: string
  attempt_id: string
  number: number
  record: Bytes
  received_ms: number
  text: string | null
}
interface PresenceRow {
  organisation_id: string
  attempt_id: string
  received_ms: number
  phase: string
  coverage: Json
  hand_since_ms: number | null
}
interface Message {
  organisation_id: string
  attempt_id: string
  message_id: string
  entry: Generated<number>
  account_id: string | null
  text: string
  sent_ms: number
  statement: string | null
  arrived_ms: Generated<number | null>
  read_ms: Generated<number | null>
}
interface Deletion {
  organisation_id: string
  attempt_id: string
  deleted_ms: number
  receipt: string
}
interface Opened {
  organisation_id: string
  attempt_id: string
  events: Bytes
  summary: Json
  verification: Json
  opened_ms: number
}
interface Rating {
  organisation_id: string
  attempt_id: string
  item: string
  rater: string
  engine_version: string
  key_version: string
  journal_head: Bytes
  rating: Json
  rated_ms: number
}
interface Note {
  organisation_id: string
  attempt_id: string
  note_id: string
  entry: Generated<number>
  account_id: string
  at_ms: number
  item: string | null
  ref_seqs: Json
  text: string
}
interface PersonRating {
  organisation_id: string
  attempt_id: string
  rating_id: string
  entry: Generated<number>
  account_id: string
  at_ms: number
  item: string
  kind: 'confirmed' | 'overridden' | 'blind' | 'adjudicated'
  score: number
  reason: string
  engine: Json
}
interface BlindStep {
  organisation_id: string
  attempt_id: string
  account_id: string
  step: 'started' | 'ended'
  at_ms: number
}
interface FindingDecision {
  organisation_id: string
  attempt_id: string
  decision_id: string
  entry: Generated<number>
  account_id: string
  at_ms: number
  rule: string
  version: number
  answer: 'found' | 'not-found' | 'cannot-tell'
  inputs: Json
  decision: 'explained' | 'noted' | 'needs-talk'
  reason: string
}
interface Audit {
  organisation_id: string
  audit_id: string
  at_ms: number
  account_id: string | null
  action: string
  attempt_id: string | null
  detail: Generated<string | null>
}

/** The tables as server/store/migrations leaves them. */
export interface Tables {
  organisation: Organisation
  account: Account
  session: Session
  project: Project
  assessment: Assessment
  form: Form
  invitation: Invitation
  attempt: Attempt
  segment: Segment
  unit: Unit
  fork: Fork
  hand_over: HandOver
  reply: Reply
  presence: PresenceRow
  message: Message
  deletion: Deletion
  opened: Opened
  rating: Rating
  note: Note
  person_rating: PersonRating
  blind_step: BlindStep
  finding_decision: FindingDecision
  audit: Audit
}
