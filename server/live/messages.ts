import { randomUUID } from 'node:crypto'
import { type CandidateMessage, type LiveMessage, MAX_MESSAGES, type SignedMessage } from '../../shared/api/live.ts'
import { AppError } from '../../shared/errors.ts'
import type { JournalPrimitives, Signer } from '../../shared/journal/primitives.ts'
import { signMessage } from '../../shared/live/statement.ts'
import type { Database } from '../store/store.ts'
import { readLiveRules } from './rules.ts'

interface Place {
  readonly organisationId: string
  readonly attemptId: string
}

const ofAttempt = (db: Database, { organisationId, attemptId }: Place) =>
  db.selectFrom('message').where('message.organisation_id', '=', organisationId).where('attempt_id', '=', attemptId)

/** Messages to the candidate that the client has not said to have arrived, oldest first (LV5). */
export async function waitingMessages(db: Database, place: Place): Promise<SignedMessage[]> {
  const rows = await ofAttempt(db, place)
    .select(['text', 'statement'])
    .where('arrived_ms', 'is', null)
    .where('statement', 'is not', null)
    .orderBy('entry')
    .execute()
  return rows.map(({ text, statement }) => ({ text, statement: statement ?? '' }))
}

/** The whole thread of an attempt, oldest first. */
export async function listMessages(db: Database, place: Place): Promise<LiveMessage[]> {
  const rows = await ofAttempt(db, place)
    .leftJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'message.organisation_id')
        .onRef('account.account_id', '=', 'message.account_id'),
    )
    .select(['message_id', 'message.account_id', 'account.name', 'text', 'sent_ms', 'arrived_ms', 'read_ms'])
    .orderBy('entry')
    .execute()
  return rows.map((row) => ({
    id: row.message_id,
    from: row.account_id === null ? ('candidate' as const) : ('invigilator' as const),
    author: row.name,
    text: row.text,
    sentMs: row.sent_ms,
    arrivedMs: row.arrived_ms,
    readMs: row.read_ms,
  }))
}

/** LV8, LV9: an open attempt whose policy lets people write, with room for one more. Holds its row until the end. */
async function demandRoom(tx: Database, place: Place): Promise<void> {
  const { isSealed, isWatched, mayWrite } = await readLiveRules(tx, place, 'held')
  if (isSealed) throw new AppError('attempt/locked')
  if (!isWatched || !mayWrite) throw new AppError('live/not-allowed')
  const { count } = await ofAttempt(tx, place)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(count) >= MAX_MESSAGES) throw new AppError('live/too-many')
}

/** Writes to a candidate. @returns the thread @throws AppError `live/…`, `attempt/locked`, `attempt/unknown`. */
export async function writeToCandidate(
  deps: { readonly db: Database; readonly primitives: JournalPrimitives; readonly signer: Signer },
  place: Place,
  accountId: string,
  text: string,
  nowMs: number,
): Promise<LiveMessage[]> {
  const { sha256 } = deps.primitives
  return deps.db.transaction().execute(async (tx) => {
    await demandRoom(tx, place)
    const messageId = randomUUID()
    const statement = signMessage(
      { attemptId: place.attemptId, messageId, serverTimeMs: nowMs },
      text,
      sha256,
      deps.signer.sign,
    )
    await tx
      .insertInto('message')
      .values({
        organisation_id: place.organisationId,
        attempt_id: place.attemptId,
        message_id: messageId,
        account_id: accountId,
        text,
        sent_ms: nowMs,
        statement,
      })
      .execute()
    return listMessages(tx, place)
  })
}

/** Takes what a candidate wrote; the same message again changes nothing (LV6). @throws AppError as above, `live/conflict`. */
export async function takeFromCandidate(
  db: Database,
  place: Place,
  { id, text }: CandidateMessage,
  nowMs: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const known = await ofAttempt(tx, place)
      .select(['text', 'account_id'])
      .where('message_id', '=', id)
      .executeTakeFirst()
    if (known !== undefined && (known.text !== text || known.account_id !== null)) throw new AppError('live/conflict')
    if (known !== undefined) return
    await demandRoom(tx, place)
    const row = { organisation_id: place.organisationId, attempt_id: place.attemptId, message_id: id }
    await tx
      .insertInto('message')
      .values({ ...row, account_id: null, text, sent_ms: nowMs, statement: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}
