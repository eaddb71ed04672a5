import { spawn } from 'node:child_process'
import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { startOwnPostgres } from '../../server/postgres/own-postgres.ts'
import { connectPostgresql } from '../../server/store/connect-postgresql.ts'
import type { Store } from '../../server/store/store.ts'
import { concatBytes } from '../../shared/bytes.ts'
import { sessionStarted, type TestDevice, typed } from '../server/candidate.ts'
import { putHeader, startTestServer, taken } from '../server/test-server.ts'
import { drivePool, type LoadResult, type Prepared, prepare } from './ingest-load.ts'
import { compared, median, pairedRatio, printReport } from './report.ts'

/**
 * `npm run bench:ingest`: units a second made durable on PostgreSQL at 100 connections, beside the same server with a
 * store that only nods, a server that only reads the body, and inserting the same bytes with no server at all. Clients,
 * server and PostgreSQL share the machine. Runs are interleaved; `--quick` takes fewer.
 */
const isQuick = process.argv.includes('--quick')
const CONNECTIONS = 100
const UNITS = isQuick ? 100 : 200
const RUNS = isQuick ? 2 : 5
/** As a client ships after five seconds of quick writing: 27 frames, about 4 KiB. */
const FRAMES_PER_UNIT = 27
const FRAME_TEXT = 'x'.repeat(92)
const HEADER_BYTES = 288

interface Candidate {
  readonly device: TestDevice
  readonly units: readonly Uint8Array[]
}

type Server = Awaited<ReturnType<typeof startTestServer>>

/** A candidate whose header is stored, and the units that it will send. */
async function createCandidate(server: Server): Promise<Candidate> {
  const device = await server.enrolled()
  const writer = device.begin(null)
  taken(await putHeader(server.app, device, 0, writer.header))
  const units = Array.from({ length: UNITS }, (_, unit) => {
    const frames = Array.from({ length: FRAMES_PER_UNIT }, (_, frame) => {
      const monoMs = unit * 5_000 + frame * 185
      const event = unit === 0 && frame === 0 ? sessionStarted : typed(0, FRAME_TEXT)
      return writer.frame(0, [{ monoMs, event }]).bytes
    })
    return concatBytes(...frames, writer.checkpoint(unit * 5_000 + 4_999))
  })
  return { device, units }
}

function requestsOf(host: string, { device, units }: Candidate): readonly Prepared[] {
  const headers = {
    authorization: `Bearer ${device.token}`,
    'content-type': 'application/octet-stream',
    'candor-protocol': '1',
  }
  let offset = HEADER_BYTES
  return units.map((unit) => {
    const request = prepare(host, `/v1/attempts/${device.attemptId}/segments/0/units?offset=${offset}`, headers, unit)
    offset += unit.length
    return request
  })
}

/** Runs one server in its own process against the candidates. */
async function runServer(
  mode: string,
  connectionString: string,
  candidates: readonly Candidate[],
): Promise<LoadResult> {
  const script = new URL('./ingest-server.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, mode, connectionString], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [line] = await once(child.stdout, 'data')
    const url = String(line).trim()
    return await drivePool(
      url,
      candidates.map((candidate) => requestsOf(new URL(url).host, candidate)),
    )
  } finally {
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
}

/** Takes every unit away again, so that each run stores the same ones. */
async function resetUnits(
  store: Store,
  starts: ReadonlyMap<string, { digest: Uint8Array; nextSeq: number }>,
): Promise<void> {
  await sql`TRUNCATE unit`.execute(store.db)
  for (const [attemptId, { digest, nextSeq }] of starts)
    await sql`UPDATE segment SET end_offset = ${HEADER_BYTES}, frame_number = 0, next_seq = ${nextSeq}, head_digest = ${digest},
      time_ms = 0 WHERE attempt_id = ${attemptId}`.execute(store.db)
  await sql`VACUUM segment`.execute(store.db)
  await sql`CHECKPOINT`.execute(store.db)
}

/** One row per unit by ten connections, each waiting for its commit: what storing the same bytes costs with no server. */
async function runRawInsert(connectionString: string, candidates: readonly Candidate[]): Promise<number> {
  const all = candidates.flatMap((candidate) => candidate.units)
  const clients = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const client = new pg.Client({ connectionString })
      await client.connect()
      return client
    }),
  )
  await clients[0]?.query(
    'DROP TABLE IF EXISTS raw; CREATE TABLE raw (n int PRIMARY KEY, bytes bytea); ALTER TABLE raw ALTER bytes SET STORAGE EXTERNAL',
  )
  let next = 0
  const startedAt = performance.now()
  await Promise.all(
    clients.map(async (client) => {
      for (let n = next++; n < all.length; n = next++)
        await client.query({ name: 'insert', text: 'INSERT INTO raw VALUES ($1, $2)', values: [n, all[n]] })
    }),
  )
  const perSecond = all.length / ((performance.now() - startedAt) / 1_000)
  await Promise.all(clients.map((client) => client.end()))
  return perSecond
}

/** Ed25519 verifications a second on one core: the least work that a unit asks for. */
function measureVerify(): number {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const message = randomBytes(92)
  const signature = sign(null, message, privateKey)
  const startedAt = performance.now()
  const rounds = 8_000
  for (let round = 0; round < rounds; round++) verify(null, message, publicKey, signature)
  return rounds / ((performance.now() - startedAt) / 1_000)
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'))
  const postgres = await startOwnPostgres({
    dataFolder: folder,
    onProgress: (line) => process.stderr.write(`${line}\n`),
  })
  const { connectionString } = postgres
  const server = await startTestServer(async () => connectPostgresql(connectionString))
  process.stderr.write(`Writing ${CONNECTIONS * UNITS} units …\n`)
  const candidates: Candidate[] = []
  for (let index = 0; index < CONNECTIONS; index++) candidates.push(await createCandidate(server))
  const rows = await server.store.db.selectFrom('segment').select(['attempt_id', 'head_digest', 'next_seq']).execute()
  const starts = new Map(rows.map((row) => [row.attempt_id, { digest: row.head_digest, nextSeq: row.next_seq }]))
  const results = {
    read: [] as LoadResult[],
    verify: [] as LoadResult[],
    durable: [] as LoadResult[],
    raw: [] as number[],
    ed25519: [] as number[],
  }
  for (let run = 0; run < RUNS; run++) {
    process.stderr.write(`Run ${run + 1} of ${RUNS} …\n`)
    results.ed25519.push(measureVerify())
    results.read.push(await runServer('read', connectionString, candidates))
    await resetUnits(server.store, starts) // what is stored already would be answered as a replay, not verified
    results.verify.push(await runServer('verify', connectionString, candidates))
    await resetUnits(server.store, starts)
    results.durable.push(await runServer('durable', connectionString, candidates))
    const stored = await sql<{ rows: number }>`SELECT count(*)::int AS rows FROM unit`.execute(server.store.db)
    if (stored.rows[0]?.rows !== CONNECTIONS * UNITS) throw new Error('not every answered unit is stored')
    results.raw.push(await runRawInsert(connectionString, candidates))
  }
  await server.close()
  await postgres.stop()
  rmSync(folder, { recursive: true })
  report(results)
}

interface Results {
  readonly read: readonly LoadResult[]
  readonly verify: readonly LoadResult[]
  readonly durable: readonly LoadResult[]
  readonly raw: readonly number[]
  readonly ed25519: readonly number[]
}

function report({ read, verify: verifyOnly, durable, raw, ed25519 }: Results): void {
  const rates = (results: readonly LoadResult[]) => results.map((result) => result.perSecond)
  const unit = 'units/s'
  const [p50, p99] = [durable.map((result) => result.p50Ms), durable.map((result) => result.p99Ms)]
  const beside = (peers: readonly number[]) => ({ peer: median(peers), ratio: pairedRatio(rates(durable), peers) })
  const value = median(rates(durable))
  const figures = {
    'durable beside verification only': compared(value, unit, {
      ...beside(rates(verifyOnly)),
      target: 0.65,
      isTargetLeast: true,
    }),
    'durable beside reading the body': compared(value, unit, beside(rates(read))),
    'durable beside raw insert, 10 connections': compared(value, unit, beside(raw)),
    'durable beside Ed25519, one core': compared(value, unit, {
      limit: median(ed25519),
      ratio: pairedRatio(rates(durable), ed25519),
    }),
    'verification only': compared(median(rates(verifyOnly)), unit, {
      limit: median(ed25519),
      ratio: pairedRatio(rates(verifyOnly), ed25519),
    }),
    'durable p50': compared(median(p50), 'ms', {}),
    'durable p99 beside p50': compared(median(p99), 'ms', {
      peer: median(p50),
      ratio: pairedRatio(p99, p50),
      target: 3,
    }),
  }
  printReport('ingest', figures, process.argv)
}

await main()
