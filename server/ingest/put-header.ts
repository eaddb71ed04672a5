import { sql } from 'kysely'
import { equalBytes, fromHex } from '../../shared/bytes.ts'
import { AppError } from '../../shared/errors.ts'
import { type SegmentHeader, verifyHeader } from '../../shared/journal/header.ts'
import { HEADER_BYTES, MAX_UNIT_BYTES } from '../../shared/journal/layout.ts'
import type { JournalPrimitives } from '../../shared/journal/primitives.ts'
import { checkSuccessor, firstHead, headAfterHeader, type SegmentHead } from '../../shared/journal/segment-head.ts'
import { Refusal } from '../http/problem.ts'
import type { Database } from '../store/store.ts'
import type { EnrolledAttempt } from './enrolled-attempt.ts'
import { keepEvidence } from './forks.ts'
import { readHead, readHeadSegment, readSegment, stateOf } from './segment-row.ts'

export interface PutHeaderDeps {
  readonly db: Database
  readonly primitives: JournalPrimitives
  readonly now: () => number
  /** Throws `sync/not-enrolled` when the attempt has moved or was deleted since the token was compared. */
  readonly demandCurrent: (attempt: EnrolledAttempt) => Promise<void>
}

/** How often a header is judged anew when another request moved the head in between. */
const MAX_TRIES = 5

/**
 * Stores a segment's header, or finds it stored (docs/spec/sync.md, S7 to S10, S16, S18).
 * @throws Refusal `sync/gap`, `sync/fork`, `sync/sealed`; AppError with a journal's code when it does not verify.
 */
export async function putHeader(
  deps: PutHeaderDeps,
  attempt: EnrolledAttempt,
  segment: number,
  bytes: Uint8Array,
): Promise<void> {
  const header = verified(deps, attempt, segment, bytes)
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    await deps.demandCurrent(attempt)
    const stored = await readSegment(deps.db, attempt, segment)
    if (stored !== null) {
      if (equalBytes(stored.header, bytes)) return // S7
      return refuseFork(deps, attempt, segment, bytes) // S9
    }
    if (await tryStore(deps, attempt, header, bytes)) return
  }
  throw new Refusal('server/busy', { retryAfterMs: 1_000 })
}

function verified(deps: PutHeaderDeps, attempt: EnrolledAttempt, segment: number, bytes: Uint8Array): SegmentHeader {
  if (bytes.length > HEADER_BYTES) throw new AppError('journal/header-malformed')
  const devicePublicKey = fromHex(attempt.deviceKey) ?? new Uint8Array()
  const expected = { attemptId: attempt.attemptId, segment, devicePublicKey }
  const header = verifyHeader(deps.primitives, bytes, expected)
  if (!header.ok) throw new AppError(header.failure)
  if (!equalBytes(header.value.scoringKeyId, attempt.scoringKeyId)) throw new AppError('sync/scoring-key-unknown')
  return header.value
}

async function refuseFork(
  deps: PutHeaderDeps,
  attempt: EnrolledAttempt,
  segment: number,
  bytes: Uint8Array,
  kind: 'header' | 'after-seal' = 'header',
): Promise<never> {
  await keepEvidence(deps.db, attempt, { kind, segment, offset: 0, bytes }, deps.now())
  const head = await readHead(deps.db, attempt)
  throw new Refusal(kind === 'header' ? 'sync/fork' : 'sync/sealed', { head })
}

/** False when the head moved while this was judged. */
async function tryStore(
  deps: PutHeaderDeps,
  attempt: EnrolledAttempt,
  header: SegmentHeader,
  bytes: Uint8Array,
): Promise<boolean> {
  const row = await readHeadSegment(deps.db, attempt)
  const previous = row === null ? null : stateOf(attempt, row)
  if (previous === null) return storeFirst(deps, attempt, header, bytes)
  if (previous.isSealed) return refuseFork(deps, attempt, header.segment, bytes, 'after-seal')
  const isNext = header.segment === previous.segment + 1
  const isTailAwaited = row?.vouched_end !== null && !previous.isEnded
  if (!isNext || isTailAwaited) throw new Refusal('sync/gap', { head: await readHead(deps.db, attempt) })
  const judgement = judge(deps, previous, header, bytes)
  if (judgement === 'fork') return refuseFork(deps, attempt, header.segment, bytes)
  return storeNext(deps, attempt, previous, header, bytes)
}

/** A header that continues the stored bytes, or vouches for more of them, may be stored. */
function judge(
  deps: PutHeaderDeps,
  previous: SegmentHead,
  header: SegmentHeader,
  bytes: Uint8Array,
): 'continues' | 'fork' {
  const failure = checkSuccessor(previous, header)
  if (failure === 'journal/rollback') return 'fork' // it leaves out stored bytes
  if (failure !== null) throw new AppError(failure)
  if (header.previousEnd > previous.offset) {
    if (header.previousEnd - previous.offset > MAX_UNIT_BYTES) throw new AppError('journal/tail-mismatch')
    return 'continues' // S16: the tail follows
  }
  const head = headAfterHeader(deps.primitives, header, bytes, previous)
  if (head.ok) return 'continues'
  if (head.failure === 'journal/chain-broken') return 'fork' // it names other bytes for the same place
  throw new AppError(head.failure)
}

async function storeFirst(
  deps: PutHeaderDeps,
  attempt: EnrolledAttempt,
  header: SegmentHeader,
  bytes: Uint8Array,
): Promise<boolean> {
  if (header.segment !== 0) throw new Refusal('sync/gap', { head: null })
  const head = headAfterHeader(deps.primitives, header, bytes, null)
  if (!head.ok) throw new AppError(head.failure)
  return deps.db.transaction().execute(async (tx) => {
    // Held until the row is stored, so that a deletion at this moment finds it, or this finds the deletion.
    const row = await tx
      .selectFrom('attempt')
      .select('epoch')
      .where('organisation_id', '=', attempt.organisationId)
      .where('attempt_id', '=', attempt.attemptId)
      .forUpdate()
      .executeTakeFirst()
    if (row?.epoch !== attempt.epoch) return false
    const inserted = await tx
      .insertInto('segment')
      .values(rowOf(attempt, head.value, bytes, deps.now(), true))
      .onConflict((conflict) => conflict.doNothing())
      .returning('segment')
      .execute()
    return inserted.length > 0
  })
}

/** Closes the segment before, exactly as it was judged, and opens this one: one statement, so that both or none happen. */
async function storeNext(
  deps: PutHeaderDeps,
  attempt: EnrolledAttempt,
  previous: SegmentHead,
  header: SegmentHeader,
  bytes: Uint8Array,
): Promise<boolean> {
  const isComplete = header.previousEnd === previous.offset
  const first = rowOf(attempt, firstHead(deps.primitives, header, bytes), bytes, deps.now(), isComplete)
  const stored = await sql`
    WITH closed AS (
      UPDATE segment SET vouched_end = ${header.previousEnd}, is_ended = ${isComplete}
      WHERE organisation_id = ${attempt.organisationId} AND attempt_id = ${attempt.attemptId}
        AND segment = ${previous.segment} AND end_offset = ${previous.offset}
        AND head_digest = ${fromHex(previous.headDigest)} AND is_open AND NOT is_sealed AND vouched_end IS NULL
        AND epoch = ${attempt.epoch}
      RETURNING 1
    )
    INSERT INTO segment (organisation_id, attempt_id, segment, header, received_ms, end_offset, frame_number, next_seq,
      head_digest, time_ms, is_open, epoch)
    SELECT ${first.organisation_id}::uuid, ${first.attempt_id}::uuid, ${first.segment}::int8, ${first.header}::bytea,
      ${first.received_ms}::int8, ${first.end_offset}::int8, ${first.frame_number}::int8, ${first.next_seq}::int8,
      ${first.head_digest}::bytea, ${first.time_ms}::int8, ${first.is_open}::boolean,
      ${first.epoch}::int8
    FROM closed ON CONFLICT DO NOTHING RETURNING segment`.execute(deps.db)
  return stored.rows.length > 0
}

function rowOf(attempt: EnrolledAttempt, head: SegmentHead, header: Uint8Array, nowMs: number, isOpen: boolean) {
  return {
    organisation_id: attempt.organisationId,
    attempt_id: attempt.attemptId,
    segment: head.segment,
    header,
    received_ms: nowMs,
    end_offset: head.offset,
    frame_number: head.frameNumber,
    next_seq: head.nextSeq,
    head_digest: fromHex(head.headDigest) ?? new Uint8Array(),
    time_ms: head.timeMs,
    is_open: isOpen,
    vouched_end: null,
    epoch: attempt.epoch,
  }
}
