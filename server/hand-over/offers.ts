import { createHash } from 'node:crypto'
import type { HandOverLooked, HandOverOffer } from '../../shared/api/hand-over.ts'
import type { Head } from '../../shared/api/sync.ts'
import { equalBytes, fromBase64Url, toBase64Url } from '../../shared/bytes.ts'
import { AppError } from '../../shared/errors.ts'
import { Refusal } from '../http/problem.ts'
import { digestToken, type EnrolledAttempt } from '../ingest/enrolled-attempt.ts'
import { readHead } from '../ingest/segment-row.ts'
import type { Database } from '../store/store.ts'

/** How long an offer holds (H5). */
const OFFER_MS = 24 * 3_600_000

/** Locks an attempt's row until the transaction ends: whoever writes to its segments waits or sees the new epoch. */
async function lockAttempt(tx: Database, { organisationId, attemptId }: Ids) {
  return tx
    .selectFrom('attempt')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

type Ids = Pick<EnrolledAttempt, 'organisationId' | 'attemptId'>

/**
 * Stores an offer, or replaces the one that nobody has claimed (docs/spec/hand-over.md, H4). @returns when it ends.
 * @throws Refusal `handover/behind` with the head when the journal does not end where the offer says.
 */
export async function makeOffer(
  db: Database,
  attempt: EnrolledAttempt,
  offer: HandOverOffer,
  nowMs: number,
): Promise<{ expiresMs: number }> {
  const [addressDigest, kit] = [fromBase64Url(offer.addressDigest), fromBase64Url(offer.kit)]
  if (addressDigest === null || addressDigest.length !== 32 || kit === null) throw new AppError('server/bad-request')
  const expiresMs = nowMs + OFFER_MS
  await db.transaction().execute(async (tx) => {
    const row = await lockAttempt(tx, attempt)
    if (row.epoch !== attempt.epoch || row.deleted_ms !== null) throw new AppError('sync/not-enrolled')
    const head = await readHead(tx, attempt)
    if (!endsAt(head, offer.end)) throw new Refusal('handover/behind', { head })
    const values = { address_digest: addressDigest, kit, created_ms: nowMs, expires_ms: expiresMs, claimed_ms: null }
    await tx
      .insertInto('hand_over')
      .values({ organisation_id: attempt.organisationId, attempt_id: attempt.attemptId, ...values })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'attempt_id']).doUpdateSet(values))
      .execute()
  })
  return { expiresMs }
}

function endsAt(head: Head | null, end: HandOverOffer['end']): boolean {
  return (
    head !== null &&
    !head.isSealed &&
    head.awaitsTailTo === null &&
    head.segment === end.segment &&
    head.offset === end.offset &&
    head.headDigest === end.headDigest
  )
}

/** Takes an offer back that nobody has claimed (H6); nothing happens when there is none. */
export async function cancelOffer(db: Database, attempt: EnrolledAttempt): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = await lockAttempt(tx, attempt)
    if (row.epoch !== attempt.epoch) throw new AppError('sync/not-enrolled')
    await tx
      .deleteFrom('hand_over')
      .where('organisation_id', '=', attempt.organisationId)
      .where('attempt_id', '=', attempt.attemptId)
      .where('claimed_ms', 'is', null)
      .execute()
  })
}

/** Finds an open offer by the code's address (H7). Changes nothing. @throws AppError `handover/…`. */
export async function lookOffer(db: Database, address: string, nowMs: number): Promise<HandOverLooked> {
  const row = await db
    .selectFrom('hand_over')
    .selectAll()
    .where('address_digest', '=', createHash('sha256').update(address).digest())
    .executeTakeFirst()
  if (row === undefined) throw new AppError('handover/unknown')
  if (row.claimed_ms !== null) throw new AppError('handover/claimed')
  if (row.expires_ms <= nowMs) throw new AppError('handover/expired')
  return { attemptId: row.attempt_id, kit: toBase64Url(row.kit), expiresMs: row.expires_ms }
}

/**
 * Claims an offer (H8): from here on the attempt is known by `newToken`, and what an older one may write is over. The same
 * claim again is a no-op. @throws AppError `sync/not-enrolled`, `handover/…`.
 */
export async function claimOffer(
  db: Database,
  attemptId: string,
  oldToken: string,
  newToken: string,
  nowMs: number,
): Promise<void> {
  const [oldDigest, newDigest] = [digestToken(oldToken), digestToken(newToken)]
  await db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('attempt')
      .select(['organisation_id', 'attempt_id'])
      .where('attempt_id', '=', attemptId)
      .executeTakeFirst()
    if (found === undefined) throw new AppError('sync/not-enrolled')
    const ids = { organisationId: found.organisation_id, attemptId }
    const row = await lockAttempt(tx, ids)
    const offer = await tx
      .selectFrom('hand_over')
      .select(['expires_ms', 'claimed_ms'])
      .where('organisation_id', '=', ids.organisationId)
      .where('attempt_id', '=', attemptId)
      .executeTakeFirst()
    if (row.deleted_ms !== null) throw new AppError('attempt/deleted')
    if (offer !== undefined && offer.claimed_ms !== null && equalBytes(row.token_digest, newDigest)) return
    // Digests, not secrets, are compared: how long it takes tells nothing of the token.
    if (!equalBytes(row.token_digest, oldDigest)) throw new AppError('sync/not-enrolled')
    if (offer === undefined || offer.claimed_ms !== null) throw new AppError('handover/unknown')
    if (offer.expires_ms <= nowMs) throw new AppError('handover/expired')
    await exchangeToken(tx, ids, newDigest, row.epoch + 1, nowMs)
  })
}

async function exchangeToken(
  tx: Database,
  { organisationId, attemptId }: Ids,
  token_digest: Uint8Array,
  epoch: number,
  claimed_ms: number,
): Promise<void> {
  await tx
    .updateTable('attempt')
    .set({ token_digest, epoch })
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .execute()
  // Each statement that stores a unit asks for the epoch of its segment: one that waits here stores nothing.
  await tx
    .updateTable('segment')
    .set({ epoch })
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .execute()
  await tx
    .updateTable('hand_over')
    .set({ claimed_ms, kit: new Uint8Array() })
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .execute()
}
