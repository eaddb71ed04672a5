import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../store/store.ts'
import type { EnrolledAttempt } from './enrolled-attempt.ts'

/** Device-signed bytes that are not the stored ones at their place. */
export interface Evidence {
  readonly kind: 'header' | 'unit' | 'after-seal'
  readonly segment: number
  readonly offset: number
  readonly bytes: Uint8Array
}

// S22: how much evidence one attempt may store.
export const MAX_EVIDENCE_PIECES = 16
export const MAX_EVIDENCE_BYTES = 4 * 1_048_576

/**
 * Keeps a fork beside the stored bytes and marks the attempt, once per distinct fork. The attempt's row is locked
 * first, so that concurrent forks cannot pass the bound together.
 */
export async function keepEvidence(
  db: Database,
  attempt: EnrolledAttempt,
  evidence: Evidence,
  nowMs: number,
): Promise<void> {
  const digest = createHash('sha256').update(`${evidence.segment}:${evidence.offset}:`).update(evidence.bytes).digest()
  await db.transaction().execute(async (tx) => {
    const ofAttempt = sql`organisation_id = ${attempt.organisationId} AND attempt_id = ${attempt.attemptId}`
    await sql`SELECT 1 FROM attempt WHERE ${ofAttempt} FOR UPDATE`.execute(tx)
    const kept = await sql<{ pieces: number; bytes: number }>`
      SELECT count(bytes) AS pieces, coalesce(sum(length), 0)::int8 AS bytes FROM fork
      WHERE ${ofAttempt} AND bytes IS NOT NULL`.execute(tx)
    const room = kept.rows[0] ?? { pieces: 0, bytes: 0 }
    const hasRoom = room.pieces < MAX_EVIDENCE_PIECES && room.bytes + evidence.bytes.length <= MAX_EVIDENCE_BYTES
    const inserted = await tx
      .insertInto('fork')
      .values({
        organisation_id: attempt.organisationId,
        attempt_id: attempt.attemptId,
        digest,
        kind: evidence.kind,
        segment: evidence.segment,
        start_offset: evidence.offset,
        length: evidence.bytes.length,
        bytes: hasRoom ? evidence.bytes : null,
        received_ms: nowMs,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('digest')
      .execute()
    if (inserted.length > 0) await sql`UPDATE attempt SET fork_count = fork_count + 1 WHERE ${ofAttempt}`.execute(tx)
  })
}

/** How many distinct forks of this attempt were seen. */
export async function countForks(db: Database, attempt: EnrolledAttempt): Promise<number> {
  const row = await db
    .selectFrom('attempt')
    .select('fork_count')
    .where('organisation_id', '=', attempt.organisationId)
    .where('attempt_id', '=', attempt.attemptId)
    .executeTakeFirst()
  return row?.fork_count ?? 0
}
