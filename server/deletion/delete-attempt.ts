import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { fromHex } from '../../shared/bytes.ts'
import { AppError } from '../../shared/errors.ts'
import { signDeletion } from '../../shared/journal/deletion.ts'
import type { Signer } from '../../shared/journal/primitives.ts'
import { mayDelete } from '../../shared/policy/deletion.ts'
import type { EnrolledAttempt } from '../ingest/enrolled-attempt.ts'
import { readHead } from '../ingest/segment-row.ts'
import { attemptsWithAssessment } from '../store/attempts-with.ts'
import type { Database } from '../store/store.ts'
import { storedPolicy } from '../store/stored-policy.ts'

/**
 * Deletes everything that an attempt holds and signs the statement about it (docs/formats/deletion-v1.md, D4), in one
 * transaction. Again, it answers the same receipt (D5). @throws AppError `deletion/not-allowed`, `sync/not-enrolled`.
 */
export async function deleteAttempt(
  db: Database,
  attempt: EnrolledAttempt,
  signer: Signer,
  nowMs: number,
): Promise<string> {
  const { organisationId, attemptId } = attempt
  return db.transaction().execute(async (tx) => {
    const row = await attemptsWithAssessment(tx)
      .select(['sealed_ms', 'deleted_ms', 'epoch', 'policy'])
      .where('attempt.organisation_id', '=', organisationId)
      .where('attempt_id', '=', attemptId)
      .forUpdate('attempt')
      .executeTakeFirstOrThrow()
    if (row.deleted_ms !== null) return readReceipt(tx, attempt)
    if (row.epoch !== attempt.epoch) throw new AppError('sync/not-enrolled')
    if (!mayDelete(storedPolicy(row.policy), row.sealed_ms !== null)) throw new AppError('deletion/not-allowed')
    const head = await readHead(tx, attempt)
    const receipt = signDeletion(
      {
        attemptId,
        deletedMs: nowMs,
        segment: head?.segment ?? 0,
        nextSeq: head?.nextSeq ?? 0,
        head: head === null ? new Uint8Array(32) : digestOf(head.headDigest),
        units: await countUnits(tx, attempt),
      },
      signer.sign,
    )
    await sql`SELECT delete_attempt(${organisationId}::uuid, ${attemptId}::uuid, ${nowMs}::bigint, ${receipt}::text,
      ${randomUUID()}::uuid)`.execute(tx)
    return receipt
  })
}

async function readReceipt(db: Database, { organisationId, attemptId }: EnrolledAttempt): Promise<string> {
  const row = await db
    .selectFrom('deletion')
    .select('receipt')
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow()
  return row.receipt
}

async function countUnits(db: Database, { organisationId, attemptId }: EnrolledAttempt): Promise<number> {
  const row = await db
    .selectFrom('unit')
    .select(sql<number>`count(*)::int4`.as('units'))
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow()
  return row.units
}

function digestOf(hex: string): Uint8Array {
  const bytes = fromHex(hex)
  if (bytes === null) throw new RangeError('a digest is 64 characters of hex')
  return bytes
}
