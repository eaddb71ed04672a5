import { AppError } from '../../shared/errors.ts'
import { reportScore } from '../../shared/review/reported-score.ts'
import { writeAudit } from '../auth/audit.ts'
import { readPersonRatings } from '../review/person-ratings.ts'
import type { Database } from '../store/store.ts'

/** Which attempts: one, or every rated one of an assessment. */
export type Released = { readonly attemptId: string } | { readonly assessmentId: string }

/**
 * Releases results to the candidates (docs/spec/results.md, RS3), with an audit entry for each attempt. What is released
 * already keeps its time; of an assessment, what people disagree about is left for later. @returns the attempts that were
 * released by this. @throws AppError `attempt/unknown`; for one attempt, `results/not-rated` and `results/disputed`.
 */
export async function releaseResults(
  db: Database,
  who: { readonly organisationId: string; readonly accountId: string | null },
  which: Released,
  nowMs: number,
): Promise<readonly string[]> {
  return db.transaction().execute(async (tx) => {
    const candidates = await tx
      .selectFrom('attempt')
      .select(['attempt_id', 'released_ms'])
      .select((expression) =>
        expression
          .exists(
            expression
              .selectFrom('rating')
              .select('item')
              .whereRef('rating.organisation_id', '=', 'attempt.organisation_id')
              .whereRef('rating.attempt_id', '=', 'attempt.attempt_id'),
          )
          .as('is_rated'),
      )
      .where('organisation_id', '=', who.organisationId)
      .where('deleted_ms', 'is', null)
      .$if('attemptId' in which, (query) => query.where('attempt_id', '=', 'attemptId' in which ? which.attemptId : ''))
      .$if('assessmentId' in which, (query) =>
        query.where('assessment_id', '=', 'assessmentId' in which ? which.assessmentId : ''),
      )
      .forUpdate()
      .execute()
    if ('attemptId' in which && candidates.length === 0) throw new AppError('attempt/unknown')
    if ('attemptId' in which && candidates.some((row) => row.is_rated !== true)) throw new AppError('results/not-rated')
    const ready = candidates.filter((row) => row.is_rated === true && row.released_ms === null)
    const disputed = await listDisputed(
      tx,
      who.organisationId,
      ready.map((row) => row.attempt_id),
    )
    if ('attemptId' in which && disputed.size > 0) throw new AppError('results/disputed')
    const released = ready.filter((row) => !disputed.has(row.attempt_id))
    for (const { attempt_id } of released) await releaseOne(tx, who, attempt_id, nowMs)
    return released.map((row) => row.attempt_id)
  })
}

/** The attempts with an item about which people disagree (docs/spec/review.md, RV6). */
async function listDisputed(
  tx: Database,
  organisationId: string,
  attemptIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const ratings = await readPersonRatings(tx, organisationId, attemptIds)
  const isDisputed = (attemptId: string) => {
    const own = ratings.get(attemptId) ?? []
    return own.some(({ item }) => reportScore({ item, score: null }, own).basis === 'disputed')
  }
  return new Set(attemptIds.filter(isDisputed))
}

async function releaseOne(
  tx: Database,
  who: { readonly organisationId: string; readonly accountId: string | null },
  attemptId: string,
  nowMs: number,
): Promise<void> {
  await tx
    .updateTable('attempt')
    .set({ released_ms: nowMs })
    .where('organisation_id', '=', who.organisationId)
    .where('attempt_id', '=', attemptId)
    .execute()
  await writeAudit(tx, who, 'results-released', nowMs, attemptId)
}
