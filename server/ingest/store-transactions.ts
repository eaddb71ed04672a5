import type { Database } from '../store/store.ts'
import { storeUnits, type VerifiedUnit } from './store-units.ts'

/** Orders the scoring of a sealed attempt within the given transaction. */
export type OrderScoring = (tx: Database, organisationId: string, attemptId: string) => Promise<void>

/** Stores the tail that completes a segment, and opens the next one to units (S16, S17). False when the head moved. */
export function storeTail(db: Database, unit: VerifiedUnit): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const stored = await storeUnits(tx, [unit])
    if (stored.size === 0) return false
    await tx
      .updateTable('segment')
      .set({ is_open: true })
      .where('organisation_id', '=', unit.attempt.organisationId)
      .where('attempt_id', '=', unit.attempt.attemptId)
      .where('segment', '=', unit.after.segment + 1)
      .execute()
    return true
  })
}

/** Stores the seal, marks the attempt as received, and orders its scoring: all or nothing (S18). */
export function storeSeal(db: Database, unit: VerifiedUnit, orderScoring: OrderScoring): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const stored = await storeUnits(tx, [unit])
    if (stored.size === 0) return false
    await tx
      .updateTable('attempt')
      .set({ sealed_ms: unit.receivedMs })
      .where('organisation_id', '=', unit.attempt.organisationId)
      .where('attempt_id', '=', unit.attempt.attemptId)
      .execute()
    await orderScoring(tx, unit.attempt.organisationId, unit.attempt.attemptId)
    return true
  })
}
