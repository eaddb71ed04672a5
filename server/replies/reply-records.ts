import type { Database } from '../store/store.ts'

/** The candidate's replies after the seal in their order, as the device signed and sealed them (docs/formats/reply-v1.md). */
export async function readReplyRecords(
  db: Database,
  { organisationId, attemptId }: { readonly organisationId: string; readonly attemptId: string },
): Promise<Uint8Array[]> {
  const rows = await db
    .selectFrom('reply')
    .select('record')
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .orderBy('number')
    .execute()
  return rows.map(({ record }) => record)
}
