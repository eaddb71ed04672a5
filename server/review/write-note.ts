import { randomUUID } from 'node:crypto'
import type { NewNote } from '../../shared/api/desk.ts'
import { AppError } from '../../shared/errors.ts'
import type { SignedIn } from '../auth/accounts.ts'
import { writeAudit } from '../auth/audit.ts'
import type { Database } from '../store/store.ts'
import { holdAttempt, requireItem } from './hold-attempt.ts'
import { readStoredEvents } from './stored-events.ts'

/** Stores a note (RV2). @throws AppError `attempt/unknown`, `attempt/deleted`, `review/no-such-place`. */
export async function writeNote(
  db: Database,
  who: SignedIn,
  attemptId: string,
  { item, refSeqs, text }: NewNote,
  nowMs: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const held = await holdAttempt(tx, who.organisationId, attemptId)
    if (item !== null) requireItem(held.pack, item)
    if (refSeqs.length > 0) await requireEvents(tx, who.organisationId, attemptId, refSeqs)
    await tx
      .insertInto('note')
      .values({
        organisation_id: who.organisationId,
        attempt_id: attemptId,
        note_id: randomUUID(),
        account_id: who.accountId,
        at_ms: nowMs,
        item,
        ref_seqs: JSON.stringify([...new Set(refSeqs)].toSorted((one, other) => one - other)),
        text,
      })
      .execute()
    await writeAudit(tx, who, 'note-written', nowMs, attemptId, item)
  })
}

/** @throws AppError `review/no-such-place` for the first event that the opened record does not hold. */
async function requireEvents(tx: Database, organisationId: string, attemptId: string, seqs: readonly number[]) {
  const known = new Set((await readStoredEvents(tx, organisationId, attemptId)).map(({ seq }) => seq))
  const missing = seqs.find((seq) => !known.has(seq))
  if (missing !== undefined) throw new AppError('review/no-such-place', { detail: `no event ${missing}` })
}
