import { equalBytes, fromHex } from '../../shared/bytes.ts'
import { AppError } from '../../shared/errors.ts'
import type { JournalPrimitives } from '../../shared/journal/primitives.ts'
import { checkReply, decodeReply, MAX_REPLIES, type ReplyPlace } from '../../shared/journal/reply.ts'
import type { EnrolledAttempt } from '../ingest/enrolled-attempt.ts'
import { readHeadSegment, stateOf } from '../ingest/segment-row.ts'
import type { OrderScoring } from '../ingest/store-transactions.ts'
import type { Database } from '../store/store.ts'
import { readReplyRecords } from './reply-records.ts'

export interface TakeReplyDeps {
  readonly db: Database
  readonly primitives: JournalPrimitives
  /** A worker opens the text with the attempt. */
  readonly orderScoring: OrderScoring
  readonly now: () => number
}

/**
 * Stores the next reply of a sealed attempt (docs/formats/reply-v1.md, RP8); the same record again changes nothing.
 * @returns how many are held
 * @throws AppError `reply/…`, `attempt/wrong-phase` before the seal, `attempt/deleted`.
 */
export async function takeReply(deps: TakeReplyDeps, attempt: EnrolledAttempt, record: Uint8Array): Promise<number> {
  const decoded = decodeReply(record)
  if (!decoded.ok) throw new AppError(decoded.failure)
  return deps.db.transaction().execute(async (tx) => {
    await demandAttempt(tx, attempt)
    const held = await readReplyRecords(tx, attempt)
    const same = held[decoded.value.number - 1]
    if (same !== undefined && equalBytes(same, record)) return held.length
    if (same !== undefined) throw new AppError('reply/conflict')
    if (held.length >= MAX_REPLIES) throw new AppError('reply/too-many')
    const checked = checkReply(record, await nextPlace(deps.primitives, tx, attempt, held))
    if (!checked.ok) throw new AppError(checked.failure)
    const { organisationId: organisation_id, attemptId: attempt_id } = attempt
    const number = held.length + 1
    await tx
      .insertInto('reply')
      .values({ organisation_id, attempt_id, number, record, received_ms: deps.now() })
      .execute()
    await deps.orderScoring(tx, organisation_id, attempt_id)
    return number
  })
}

/** Holds the attempt's row until the end of the transaction, so that replies come one after the other. */
async function demandAttempt(tx: Database, attempt: EnrolledAttempt): Promise<void> {
  const row = await tx
    .selectFrom('attempt')
    .select('deleted_ms')
    .where('organisation_id', '=', attempt.organisationId)
    .where('attempt_id', '=', attempt.attemptId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined || row.deleted_ms !== null) throw new AppError('attempt/deleted')
}

/** Where the next record belongs: behind the seal, or behind the last record. */
async function nextPlace(
  primitives: JournalPrimitives,
  db: Database,
  attempt: EnrolledAttempt,
  held: readonly Uint8Array[],
): Promise<ReplyPlace> {
  const row = await readHeadSegment(db, attempt)
  const seal = row === null ? null : stateOf(attempt, row)
  const deviceKey = fromHex(attempt.deviceKey)
  if (seal === null || !seal.isSealed || deviceKey === null) throw new AppError('attempt/wrong-phase')
  const last = held.at(-1)
  return {
    attemptId: attempt.attemptId,
    number: held.length + 1,
    previous: last === undefined ? (fromHex(seal.headDigest) ?? new Uint8Array(32)) : primitives.sha256(last),
    nextSeq: seal.nextSeq,
    verify: primitives.importVerifier(deviceKey),
  }
}
