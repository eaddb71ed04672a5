import { ItemRating } from '../../shared/scoring/rating.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'

/** The engine's newest rating of each item, in the order of the items' ids. Older ones stay stored. */
export async function readEngineRatings(
  db: Database,
  organisationId: string,
  attemptId: string,
): Promise<readonly ItemRating[]> {
  const rows = await db
    .selectFrom('rating')
    .distinctOn('item')
    .select(['item', 'rating'])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .orderBy('item')
    .orderBy('rated_ms', 'desc')
    .execute()
  return rows.map((row) => parseStored(ItemRating, row.rating))
}
