import { type Desk, FindingDecision, Note } from '../../shared/api/desk.ts'
import { listItems, type Pack } from '../../shared/pack/pack.ts'
import { reportScore } from '../../shared/review/reported-score.ts'
import type { ItemRating } from '../../shared/scoring/rating.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'
import { formerAccount, readPersonRatings } from './person-ratings.ts'

/** Everything that people added to an attempt (docs/spec/review.md), oldest first, and the scores that follow from it. */
export async function readDesk(
  db: Database,
  organisationId: string,
  attemptId: string,
  form: { readonly pack: Pack; readonly ratings: readonly ItemRating[] },
): Promise<Desk> {
  const personRatings = (await readPersonRatings(db, organisationId, [attemptId])).get(attemptId) ?? []
  const scores = new Map(form.ratings.map(({ item, score }) => [item, score]))
  return {
    notes: await readNotes(db, organisationId, attemptId),
    personRatings: [...personRatings],
    decisions: await readDecisions(db, organisationId, attemptId),
    reported: listItems(form.pack).map(({ id }) =>
      reportScore({ item: id, score: scores.get(id) ?? null }, personRatings),
    ),
  }
}

async function readNotes(db: Database, organisationId: string, attemptId: string): Promise<Note[]> {
  const rows = await db
    .selectFrom('note')
    .leftJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'note.organisation_id')
        .onRef('account.account_id', '=', 'note.account_id'),
    )
    .select(['note_id', 'at_ms', 'item', 'ref_seqs', 'text', 'note.account_id', 'account.name'])
    .where('note.organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .orderBy('entry')
    .execute()
  return rows.map((row) => ({
    noteId: row.note_id,
    by: { accountId: row.account_id, name: row.name ?? formerAccount },
    atMs: row.at_ms,
    item: row.item,
    refSeqs: parseStored(Note.shape.refSeqs, row.ref_seqs),
    text: row.text,
  }))
}

async function readDecisions(db: Database, organisationId: string, attemptId: string): Promise<FindingDecision[]> {
  const rows = await db
    .selectFrom('finding_decision as taken')
    .leftJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'taken.organisation_id')
        .onRef('account.account_id', '=', 'taken.account_id'),
    )
    .select(['decision_id', 'at_ms', 'rule', 'version', 'answer', 'inputs', 'decision', 'reason'])
    .select(['taken.account_id', 'account.name'])
    .where('taken.organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .orderBy('entry')
    .execute()
  return rows.map((row) => ({
    decisionId: row.decision_id,
    by: { accountId: row.account_id, name: row.name ?? formerAccount },
    atMs: row.at_ms,
    rule: row.rule,
    version: row.version,
    answer: row.answer,
    inputs: parseStored(FindingDecision.shape.inputs, row.inputs),
    decision: row.decision,
    reason: row.reason,
  }))
}
