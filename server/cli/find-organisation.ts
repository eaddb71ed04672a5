import type { Database } from '../store/store.ts'

/** The organisation that is meant: the named one, or the only one. Null when it cannot be told. */
export async function findOrganisation(db: Database, id: string | undefined): Promise<string | null> {
  const rows = await db.selectFrom('organisation').select('organisation_id').execute()
  const found =
    id === undefined ? (rows.length === 1 ? rows[0] : undefined) : rows.find((row) => row.organisation_id === id)
  return found?.organisation_id ?? null
}
