import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { Database } from '../store/store.ts'

/** Which attempts: one, or every rated one of an assessment. */
export type Released = { readonly attemptId: string } | { readonly assessmentId: string }

/**
 * Releases results to the candidates (docs/spec/results.md, RS3), with an audit entry for each attempt. What is released
 * already keeps its time. @returns the attempts that were released by this. @throws AppError `attempt/unknown`,
 * `results/not-rated` for one attempt that has no rating.
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
    const released = candidates.filter((row) => row.is_rated === true && row.released_ms === null)
    for (const { attempt_id } of released) await releaseOne(tx, who, attempt_id, nowMs)
    return released.map((row) => row.attempt_id)
  })
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
  await tx
    .insertInto('audit')
    .values({
      organisation_id: who.organisationId,
      audit_id: randomUUID(),
      at_ms: nowMs,
      account_id: who.accountId,
      action: 'results-released',
      attempt_id: attemptId,
    })
    .execute()
}
