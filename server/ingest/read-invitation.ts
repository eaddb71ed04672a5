import { Accommodation } from '../../shared/policy/accommodation.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'
import { storedPolicy } from '../store/stored-policy.ts'
import type { InvitationState } from './next-attempt.ts'

/** An invitation with what decides about its next attempt. No pack and no scorer's key is read. */
export interface ReadInvitation extends InvitationState {
  readonly organisationId: string
  readonly invitationId: string
  readonly assessmentId: string
  readonly candidateName: string
  readonly policy: Policy
  readonly accommodation: Accommodation | null
}

/**
 * Reads an invitation by the digest of its code; null when there is none. With `isLocked` its row is held until the
 * transaction ends, so that of two devices that enrol at once the second sees what the first did.
 */
export async function readInvitation(
  db: Database,
  codeDigest: Uint8Array,
  isLocked = false,
): Promise<ReadInvitation | null> {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('code_digest', '=', codeDigest)
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst()
  if (row === undefined) return null
  const ofAssessment = { organisationId: row.organisation_id, assessmentId: row.assessment_id }
  const policy = await readPolicy(db, ofAssessment)
  return {
    organisationId: row.organisation_id,
    invitationId: row.invitation_id,
    assessmentId: row.assessment_id,
    candidateName: row.candidate_name,
    policy,
    retake: policy.retake,
    accommodation: row.accommodation === null ? null : parseStored(Accommodation, row.accommodation),
    expiresMs: row.expires_ms,
    formIds: await readFormIds(db, ofAssessment),
    attempts: await readAttempts(db, row.organisation_id, row.invitation_id),
  }
}

interface AssessmentKey {
  readonly organisationId: string
  readonly assessmentId: string
}

async function readPolicy(db: Database, { organisationId, assessmentId }: AssessmentKey): Promise<Policy> {
  const row = await db
    .selectFrom('assessment')
    .select('policy')
    .where('organisation_id', '=', organisationId)
    .where('assessment_id', '=', assessmentId)
    .executeTakeFirstOrThrow()
  return storedPolicy(row.policy)
}

async function readFormIds(db: Database, { organisationId, assessmentId }: AssessmentKey): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('form')
    .select('form_id')
    .where('organisation_id', '=', organisationId)
    .where('assessment_id', '=', assessmentId)
    .orderBy('position')
    .execute()
  return rows.map((row) => row.form_id)
}

async function readAttempts(
  db: Database,
  organisationId: string,
  invitationId: string,
): Promise<InvitationState['attempts']> {
  const rows = await db
    .selectFrom('attempt')
    .select(['number', 'form_id', 'sealed_ms', 'deleted_ms'])
    .where('organisation_id', '=', organisationId)
    .where('invitation_id', '=', invitationId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    formId: row.form_id,
    sealedMs: row.sealed_ms,
    deletedMs: row.deleted_ms,
  }))
}
