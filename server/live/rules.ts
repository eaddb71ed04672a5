import { AppError } from '../../shared/errors.ts'
import { attemptsWithAssessment } from '../store/attempts-with.ts'
import type { Database } from '../store/store.ts'
import { storedPolicy } from '../store/stored-policy.ts'

export interface LiveRules {
  readonly isWatched: boolean
  readonly mayWrite: boolean
  readonly isSealed: boolean
}

/**
 * What an attempt's policy says about the live view. `held` keeps the attempt's row from others until the transaction ends.
 * @throws AppError `attempt/unknown`, `attempt/deleted`.
 */
export async function readLiveRules(
  db: Database,
  { organisationId, attemptId }: { readonly organisationId: string; readonly attemptId: string },
  use: 'looked-at' | 'held' = 'looked-at',
): Promise<LiveRules> {
  const row = await attemptsWithAssessment(db)
    .select(['sealed_ms', 'deleted_ms', 'policy'])
    .where('attempt.organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .$if(use === 'held', (query) => query.forUpdate('attempt'))
    .executeTakeFirst()
  if (row === undefined) throw new AppError('attempt/unknown')
  if (row.deleted_ms !== null) throw new AppError('attempt/deleted')
  return { ...storedPolicy(row.policy).integrity.live, isSealed: row.sealed_ms !== null }
}
