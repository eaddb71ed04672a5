import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { type OwnPostgres, startOwnPostgres } from '../../server/postgres/own-postgres.ts'
import { connectPostgresql } from '../../server/store/connect-postgresql.ts'
import { describeSyncRules } from '../server/sync-rules.ts'

const folder = mkdtempSync(join(tmpdir(), 'candor-sync-'))
let postgres: OwnPostgres

beforeAll(async () => {
  postgres = await startOwnPostgres({ dataFolder: folder, onProgress: () => undefined })
})
afterAll(async () => {
  await postgres.stop()
  rmSync(folder, { recursive: true })
})

describe('the rules of sync, on PostgreSQL', () => {
  describeSyncRules(async () => connectPostgresql(postgres.connectionString))
})
