import { PersonRating } from '../../shared/api/desk.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'

/** How somebody is named whose account is gone. */
export const formerAccount = 'A former account'

/** The ratings that people gave, oldest first, by attempt; blind ones whose rater has not finished are left out (RV10). */
export async function readPersonRatings(
  db: Database,
  organisationId: string,
  attemptIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PersonRating[]>> {
  if (attemptIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('person_rating as given')
    .leftJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'given.organisation_id')
        .onRef('account.account_id', '=', 'given.account_id'),
    )
    .leftJoin('blind_step as ended', (join) =>
      join
        .onRef('ended.organisation_id', '=', 'given.organisation_id')
        .onRef('ended.attempt_id', '=', 'given.attempt_id')
        .onRef('ended.account_id', '=', 'given.account_id')
        .on('ended.step', '=', 'ended'),
    )
    .select(['given.attempt_id', 'rating_id', 'item', 'kind', 'score', 'reason', 'engine', 'given.at_ms'])
    .select(['given.account_id', 'account.name'])
    .where('given.organisation_id', '=', organisationId)
    .where('given.attempt_id', 'in', [...attemptIds])
    .where((where) => where.or([where('kind', '!=', 'blind'), where('ended.step', 'is not', null)]))
    .orderBy('entry')
    .execute()
  const ratings = rows.map((row) => ({
    attemptId: row.attempt_id,
    rating: {
      ratingId: row.rating_id,
      item: row.item,
      kind: row.kind,
      score: row.score,
      reason: row.reason,
      by: { accountId: row.account_id, name: row.name ?? formerAccount },
      atMs: row.at_ms,
      engine: parseStored(PersonRating.shape.engine, row.engine),
    },
  }))
  const byAttempt = new Map<string, PersonRating[]>()
  for (const { attemptId, rating } of ratings) byAttempt.set(attemptId, [...(byAttempt.get(attemptId) ?? []), rating])
  return byAttempt
}
