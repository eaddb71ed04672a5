import type { BlindReview } from '../../shared/api/blind.ts'
import type { NewScore } from '../../shared/api/desk.ts'
import { foldEvents } from '../../shared/attempt/state.ts'
import { AppError } from '../../shared/errors.ts'
import { listItems } from '../../shared/pack/pack.ts'
import type { SignedIn } from '../auth/accounts.ts'
import { writeAudit } from '../auth/audit.ts'
import type { Database } from '../store/store.ts'
import { readBlind, writeBlindStep } from './blind.ts'
import { engineRatingOf, type HeldAttempt, holdAttempt } from './hold-attempt.ts'
import { storeRating } from './rate-item.ts'
import { readStoredEvents } from './stored-events.ts'

/** What an account has seen of an attempt if it did any of this: then a rating of its own is not blind (RV8). */
const seeing = [
  'attempt-opened',
  'report-opened',
  'context-opened',
  'journal-exported',
  'bundle-exported',
  'events-exported',
  'derived-exported',
  'item-rated',
  'item-adjudicated',
  'note-written',
  'finding-decided',
] as const

/** Begins to rate an attempt blind. @throws AppError `attempt/unknown`, `attempt/deleted`, `review/not-scored`, `review/not-blind`. */
export async function startBlind(db: Database, who: SignedIn, attemptId: string, nowMs: number): Promise<BlindReview> {
  return db.transaction().execute(async (tx) => {
    const held = await holdAttempt(tx, who.organisationId, attemptId)
    if ((await readBlind(tx, who.organisationId, who.accountId, attemptId)) === null) {
      if (held.ratings.length < listItems(held.pack).length) throw new AppError('review/not-scored')
      if (await hasSeen(tx, who, attemptId)) throw new AppError('review/not-blind')
      await writeBlindStep(tx, who, attemptId, 'started', nowMs)
      await writeAudit(tx, who, 'blind-started', nowMs, attemptId)
    }
    return readBlindReview(tx, who, attemptId, held)
  })
}

/** What the account is given while it rates blind (RV9), and afterwards. @throws AppError `review/no-blind` besides. */
export async function readBlindAttempt(db: Database, who: SignedIn, attemptId: string): Promise<BlindReview> {
  return db
    .transaction()
    .execute(async (tx) => readBlindReview(tx, who, attemptId, await holdAttempt(tx, who.organisationId, attemptId)))
}

/** Takes one blind rating; the one that leaves no item unrated ends it (RV10). @throws AppError `review/no-blind`, `review/no-such-place`. */
export async function rateBlind(
  db: Database,
  who: SignedIn,
  attemptId: string,
  given: NewScore,
  nowMs: number,
): Promise<BlindReview> {
  return db.transaction().execute(async (tx) => {
    const held = await holdAttempt(tx, who.organisationId, attemptId)
    await requireRunning(tx, who, attemptId)
    const engine = engineRatingOf(held, given.item)
    await storeRating(tx, who, attemptId, { ...given, kind: 'blind', engine }, nowMs)
    await writeAudit(tx, who, 'blind-rated', nowMs, attemptId, given.item)
    const rated = new Set((await readOwn(tx, who, attemptId)).map(({ item }) => item))
    if (listItems(held.pack).every(({ id }) => rated.has(id))) await end(tx, who, attemptId, nowMs)
    return readBlindReview(tx, who, attemptId, held)
  })
}

/** Ends blind rating before every item is rated; what was rated counts. @throws AppError `review/no-blind`. */
export async function endBlind(db: Database, who: SignedIn, attemptId: string, nowMs: number): Promise<BlindReview> {
  return db.transaction().execute(async (tx) => {
    const held = await holdAttempt(tx, who.organisationId, attemptId)
    await requireRunning(tx, who, attemptId)
    await end(tx, who, attemptId, nowMs)
    return readBlindReview(tx, who, attemptId, held)
  })
}

async function end(tx: Database, who: SignedIn, attemptId: string, nowMs: number): Promise<void> {
  await writeBlindStep(tx, who, attemptId, 'ended', nowMs)
  await writeAudit(tx, who, 'blind-ended', nowMs, attemptId)
}

async function requireRunning(tx: Database, who: SignedIn, attemptId: string): Promise<void> {
  const blind = await readBlind(tx, who.organisationId, who.accountId, attemptId)
  if (blind === null || blind.endedMs !== null) throw new AppError('review/no-blind')
}

async function hasSeen(tx: Database, who: SignedIn, attemptId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('audit')
    .select('audit_id')
    .where('organisation_id', '=', who.organisationId)
    .where('account_id', '=', who.accountId)
    .where('attempt_id', '=', attemptId)
    .where('action', 'in', [...seeing])
    .executeTakeFirst()
  return row !== undefined
}

/** The newest of the account's own ratings of each item. */
async function readOwn(tx: Database, who: SignedIn, attemptId: string): Promise<BlindReview['own']> {
  const rows = await tx
    .selectFrom('person_rating')
    .distinctOn('item')
    .select(['item', 'score', 'reason', 'at_ms'])
    .where('organisation_id', '=', who.organisationId)
    .where('attempt_id', '=', attemptId)
    .where('account_id', '=', who.accountId)
    .where('kind', '=', 'blind')
    .orderBy('item')
    .orderBy('entry', 'desc')
    .execute()
  return rows.map(({ item, score, reason, at_ms }) => ({ item, score, reason, atMs: at_ms }))
}

async function readBlindReview(
  tx: Database,
  who: SignedIn,
  attemptId: string,
  { pack }: HeldAttempt,
): Promise<BlindReview> {
  const blind = await readBlind(tx, who.organisationId, who.accountId, attemptId)
  if (blind === null) throw new AppError('review/no-blind')
  const state = foldEvents(await readStoredEvents(tx, who.organisationId, attemptId))
  return {
    attemptId,
    pack,
    responses: Object.fromEntries(state.fields.map((field, place) => [field, state.values[place] ?? null])),
    own: await readOwn(tx, who, attemptId),
    ...blind,
  }
}
