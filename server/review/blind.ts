import type { Database } from '../store/store.ts'

/** When an account began to rate an attempt blind, and when that ended; null when it never did. */
export interface BlindState {
  readonly startedMs: number
  readonly endedMs: number | null
}

export async function readBlind(
  db: Database,
  organisationId: string,
  accountId: string,
  attemptId: string,
): Promise<BlindState | null> {
  const rows = await db
    .selectFrom('blind_step')
    .select(['step', 'at_ms'])
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId)
    .where('attempt_id', '=', attemptId)
    .execute()
  const started = rows.find(({ step }) => step === 'started')
  if (started === undefined) return null
  return { startedMs: started.at_ms, endedMs: rows.find(({ step }) => step === 'ended')?.at_ms ?? null }
}

/** The attempts that an account rates blind now. */
export async function listBlind(db: Database, organisationId: string, accountId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('blind_step')
    .select('attempt_id')
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId)
    .groupBy('attempt_id')
    .having((expression) => expression(expression.fn.countAll(), '=', 1))
    .execute()
  return new Set(rows.map((row) => row.attempt_id))
}

/** Writes a step of blind rating; the same step again is a no-op. */
export async function writeBlindStep(
  tx: Database,
  who: { readonly organisationId: string; readonly accountId: string },
  attemptId: string,
  step: 'started' | 'ended',
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('blind_step')
    .values({
      organisation_id: who.organisationId,
      attempt_id: attemptId,
      account_id: who.accountId,
      step,
      at_ms: nowMs,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
