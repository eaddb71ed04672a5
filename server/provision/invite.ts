import { randomInt, randomUUID } from 'node:crypto'
import type { Accommodation } from '../../shared/policy/accommodation.ts'
import { digestCode } from '../ingest/code-digest.ts'
import type { Database } from '../store/store.ts'

/** No I, O, 0 or 1: they look alike. 32 letters, so twelve of them carry 60 bits. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const DEFAULT_LIFETIME_MS = 14 * 86_400_000

export interface NewInvitation {
  readonly organisationId: string
  readonly assessmentId: string
  readonly candidateName: string
  /** What was approved for this candidate; null or absent for nothing. */
  readonly accommodation?: Accommodation | null
  readonly lifetimeMs?: number
}

/** Makes a code as people type it: three groups of four. */
export function createCode(): string {
  const letters = Array.from({ length: 12 }, () => ALPHABET.charAt(randomInt(ALPHABET.length)))
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].map((group) => group.join('')).join('-')
}

/** Stores an invitation by the digest of its code. @returns the code, which nobody can read again later. */
export async function invite(db: Database, invitation: NewInvitation, nowMs: number): Promise<string> {
  const code = createCode()
  await db
    .insertInto('invitation')
    .values({
      organisation_id: invitation.organisationId,
      invitation_id: randomUUID(),
      assessment_id: invitation.assessmentId,
      code_digest: digestCode(code),
      candidate_name: invitation.candidateName,
      accommodation: invitation.accommodation == null ? null : JSON.stringify(invitation.accommodation),
      created_ms: nowMs,
      expires_ms: nowMs + (invitation.lifetimeMs ?? DEFAULT_LIFETIME_MS),
    })
    .execute()
  return code
}
