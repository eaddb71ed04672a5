import type { UnitReply } from '../../shared/api/sync.ts'
import { equalBytes } from '../../shared/bytes.ts'
import { AppError } from '../../shared/errors.ts'
import { decodeHeader } from '../../shared/journal/header.ts'
import type { JournalPrimitives, Signer } from '../../shared/journal/primitives.ts'
import type { SegmentHead } from '../../shared/journal/segment-head.ts'
import { verifyTail, verifyUnit } from '../../shared/journal/unit.ts'
import { Refusal } from '../http/problem.ts'
import type { Database } from '../store/store.ts'
import type { EnrolledAttempt } from './enrolled-attempt.ts'
import { type Evidence, keepEvidence } from './forks.ts'
import { receiptOf } from './receipts.ts'
import { headOf, readHead, readSegment, type SegmentRow, stateOf } from './segment-row.ts'
import type { StateCache } from './state-cache.ts'
import type { VerifiedUnit } from './store-units.ts'
import { readUnit, stateAfter, stateBefore } from './stored-unit.ts'

export interface PostUnitDeps {
  readonly db: Database
  readonly primitives: JournalPrimitives
  readonly signer: Signer
  readonly now: () => number
  readonly cache: StateCache
  /** Throws `sync/not-enrolled` when the attempt has moved or was deleted since the token was compared. */
  readonly demandCurrent: (attempt: EnrolledAttempt) => Promise<void>
  /** Stores a unit that nothing follows from; resolves after commit, false when the head was elsewhere. */
  readonly storeUnit: (unit: VerifiedUnit) => Promise<boolean>
  /** Stores a tail and opens the next segment, in one transaction. */
  readonly storeTail: (unit: VerifiedUnit) => Promise<boolean>
  /** Stores a seal, marks the attempt and orders its scoring, in one transaction. */
  readonly storeSeal: (unit: VerifiedUnit) => Promise<boolean>
}

/** A unit as it arrived: bytes that claim to stand at a place. */
export interface PostedUnit {
  readonly segment: number
  readonly offset: number
  readonly bytes: Uint8Array
}

const MAX_TRIES = 5

/**
 * Takes one unit (docs/spec/sync.md, S11 to S19): verifies it against where this process believes the head to be, and
 * stores it if the database agrees; else looks at what is stored there and says replay, gap, fork or sealed.
 * @throws Refusal with the head; AppError with the journal's code when the bytes do not verify.
 */
export async function postUnit(deps: PostUnitDeps, attempt: EnrolledAttempt, posted: PostedUnit): Promise<UnitReply> {
  const believed = deps.cache.get(attempt.attemptId)
  if (believed !== undefined && believed.segment === posted.segment && believed.offset === posted.offset) {
    const reply = await tryStore(deps, attempt, posted, believed)
    if (reply !== null) return reply
  }
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    deps.cache.forget(attempt.attemptId)
    const reply = await judge(deps, attempt, posted)
    if (reply !== null) return reply
  }
  throw new Refusal('server/busy', { retryAfterMs: 1_000 })
}

/** Verifies and stores at `state`. Null when the head was not there any more. */
async function tryStore(
  deps: PostUnitDeps,
  attempt: EnrolledAttempt,
  posted: PostedUnit,
  state: SegmentHead,
): Promise<UnitReply | null> {
  const after = verifyUnit(deps.primitives, state, posted.bytes)
  if (!after.ok) throw new AppError(after.failure)
  const unit = {
    attempt,
    before: state,
    after: after.value,
    bytes: posted.bytes,
    receivedMs: deps.now(),
    isTail: false,
  }
  const isStored = await (after.value.isSealed ? deps.storeSeal(unit) : deps.storeUnit(unit))
  if (!isStored) return null
  if (after.value.isSealed) deps.cache.forget(attempt.attemptId)
  else deps.cache.set(attempt.attemptId, after.value)
  return { head: headOf(after.value), receipt: receiptOf(deps.signer, after.value, unit.receivedMs) }
}

/** Looks at the database and does what the rules say. Null when the head moved meanwhile: look again. */
async function judge(deps: PostUnitDeps, attempt: EnrolledAttempt, posted: PostedUnit): Promise<UnitReply | null> {
  await deps.demandCurrent(attempt)
  const row = await readSegment(deps.db, attempt, posted.segment)
  if (row === null) return refuseUnknownSegment(deps, attempt)
  const state = stateOf(attempt, row)
  const isAtHead = posted.offset === state.offset
  if (isAtHead && !state.isSealed && !state.isEnded) {
    if (!row.is_open) return refuseGap(deps, attempt) // S17
    if (row.vouched_end !== null) return storeTail(deps, attempt, posted, state)
    return tryStore(deps, attempt, posted, state)
  }
  if (posted.offset > state.offset) return state.isSealed ? refuseSealed(deps, attempt) : refuseGap(deps, attempt)
  return compareWithStored(deps, attempt, posted, row)
}

/** At a stored place: the same bytes are a replay, other bytes of this device a fork, and damage is damage. */
async function compareWithStored(
  deps: PostUnitDeps,
  attempt: EnrolledAttempt,
  posted: PostedUnit,
  row: SegmentRow,
): Promise<UnitReply> {
  const stored = await readUnit(deps.db, attempt, posted.segment, posted.offset)
  if (stored !== null && equalBytes(stored.bytes, posted.bytes)) {
    const head = await readHead(deps.db, attempt)
    const receipt = receiptOf(deps.signer, stateAfter(attempt, stored), stored.received_ms)
    return { head: head ?? headOf(stateOf(attempt, row)), receipt } // S12
  }
  const before = await stateBefore(deps.db, deps.primitives, attempt, row, posted.offset)
  if (before === null) return refuseGap(deps, attempt)
  const isSealed = row.is_sealed && posted.offset === row.end_offset
  const verified = verifyUnit(deps.primitives, before, posted.bytes)
  if (!verified.ok && isSealed) return refuseSealed(deps, attempt)
  if (!verified.ok) throw new AppError(verified.failure) // S19
  const { segment, offset, bytes } = posted
  const evidence: Evidence = { kind: isSealed ? 'after-seal' : 'unit', segment, offset, bytes }
  await keepEvidence(deps.db, attempt, evidence, deps.now())
  const head = await readHead(deps.db, attempt)
  throw new Refusal(isSealed ? 'sync/sealed' : 'sync/fork', { head })
}

async function storeTail(
  deps: PostUnitDeps,
  attempt: EnrolledAttempt,
  posted: PostedUnit,
  state: SegmentHead,
): Promise<UnitReply | null> {
  const next = await readSegment(deps.db, attempt, posted.segment + 1)
  const header = next === null ? null : decodeHeader(next.header)
  if (header === null || !header.ok) throw new AppError('store/malformed')
  const after = verifyTail(deps.primitives, state, header.value, posted.bytes)
  if (!after.ok) throw new AppError(after.failure)
  const unit = { attempt, before: state, after: after.value, bytes: posted.bytes, receivedMs: deps.now(), isTail: true }
  if (!(await deps.storeTail(unit))) return null
  const head = await readHead(deps.db, attempt)
  return { head: head ?? headOf(after.value), receipt: receiptOf(deps.signer, after.value, unit.receivedMs) }
}

async function refuseGap(deps: PostUnitDeps, attempt: EnrolledAttempt): Promise<never> {
  throw new Refusal('sync/gap', { head: await readHead(deps.db, attempt) })
}

async function refuseSealed(deps: PostUnitDeps, attempt: EnrolledAttempt): Promise<never> {
  throw new Refusal('sync/sealed', { head: await readHead(deps.db, attempt) })
}

async function refuseUnknownSegment(deps: PostUnitDeps, attempt: EnrolledAttempt): Promise<never> {
  const head = await readHead(deps.db, attempt)
  throw new Refusal(head?.isSealed === true ? 'sync/sealed' : 'sync/gap', { head })
}
