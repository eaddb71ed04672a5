import { hash, timingSafeEqual } from 'node:crypto'
import { toHex } from '../../shared/bytes.ts'
import type { Database } from '../store/store.ts'

/** What is known of an enrolled attempt; changes with a hand-over and a deletion alone. */
export interface EnrolledAttempt {
  readonly organisationId: string
  readonly attemptId: string
  /** Lower-case hex, as the journal's states carry it. */
  readonly deviceKey: string
  readonly scoringKeyId: Uint8Array
  readonly tokenDigest: Uint8Array
  /** Raised when the attempt moves to another device or is deleted: what was known before may write nothing more. */
  readonly epoch: number
  readonly isDeleted: boolean
}

/** The only form in which the server knows a client's token. */
export function digestToken(token: string): Uint8Array {
  return hash('sha256', token, 'buffer') // one shot: a third of the time of a hash object, on every request
}

/** Compares in constant time; an absent attempt costs the same comparison (S5). */
export function isTokenOf(attempt: EnrolledAttempt | null, token: string): boolean {
  const digest = digestToken(token)
  const isEqual = timingSafeEqual(attempt?.tokenDigest ?? new Uint8Array(32), digest)
  return attempt !== null && isEqual
}

/** Reads an attempt by its id; null when it was never enrolled. */
export async function findAttempt(db: Database, attemptId: string): Promise<EnrolledAttempt | null> {
  const row = await db
    .selectFrom('attempt')
    .innerJoin('organisation', 'organisation.organisation_id', 'attempt.organisation_id')
    .select(['attempt.organisation_id', 'attempt.attempt_id', 'device_key', 'token_digest', 'scoring_key_id'])
    .select(['epoch', 'deleted_ms'])
    .where('attempt.attempt_id', '=', attemptId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    organisationId: row.organisation_id,
    attemptId: row.attempt_id,
    deviceKey: toHex(row.device_key),
    scoringKeyId: row.scoring_key_id,
    tokenDigest: row.token_digest,
    epoch: row.epoch,
    isDeleted: row.deleted_ms !== null,
  }
}
