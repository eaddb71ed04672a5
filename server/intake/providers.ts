import type { IntakeProviders } from '../../shared/api/intake.ts'
import { AppError } from '../../shared/errors.ts'
import { attemptsWithAssessment } from '../store/attempts-with.ts'
import type { Database } from '../store/store.ts'
import { storedPolicy } from '../store/stored-policy.ts'

/** What this server has set up for the conversation: nothing can be set up yet (docs/spec/intake.md). */
const none: IntakeProviders = { chat: null, transcription: null, speech: null }

/** @throws AppError `intake/none` where the attempt's policy has no conversation. */
export async function providersFor(
  db: Database,
  { organisationId, attemptId }: { readonly organisationId: string; readonly attemptId: string },
): Promise<IntakeProviders> {
  const row = await attemptsWithAssessment(db)
    .select('policy')
    .where('attempt.organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
  if (row === undefined) throw new AppError('attempt/unknown')
  if (storedPolicy(row.policy).intake === undefined) throw new AppError('intake/none')
  return none
}
