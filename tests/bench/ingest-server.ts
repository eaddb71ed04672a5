import Fastify from 'fastify'
import { pino } from 'pino'
import { importSigner } from '../../node/crypto/device-key.ts'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import { buildApp } from '../../server/app.ts'
import { defaultLimits } from '../../server/limits.ts'
import { connectPostgresql } from '../../server/store/connect-postgresql.ts'

/**
 * One server of `bench:ingest`, in a process of its own. `durable` is the product; `verify` is the same with a store
 * that only nods; `read` takes the body off the wire and answers. Prints its address.
 */
const [mode, connectionString] = process.argv.slice(2)

async function start(): Promise<string> {
  if (mode === 'read') {
    const app = Fastify()
    app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    app.post('/v1/attempts/:attemptId/segments/:segment/units', async () => ({}))
    return app.listen({ host: '127.0.0.1', port: 0 })
  }
  const store = connectPostgresql(connectionString ?? '')
  const nod = {
    storeUnits: async (units: readonly { attempt: { attemptId: string } }[]) =>
      new Set(units.map((unit) => unit.attempt.attemptId)),
  }
  const app = await buildApp({
    store,
    primitives: createJournalPrimitives(),
    signer: importSigner(new Uint8Array(32).fill(0x77)),
    orderScoring: async () => undefined,
    now: Date.now,
    sessionSecret: 'a secret of the benchmark, thirty-two letters',
    reviewFolder: '/nowhere',
    version: 'bench',
    logger: pino({ level: 'warn' }),
    limits: { ...defaultLimits, unitsPerSecond: 1e9, unitBurst: 1e9 }, // one candidate stands for many here
    ...(mode === 'verify' ? nod : {}),
  })
  return app.listen({ host: '127.0.0.1', port: 0 })
}

process.once('SIGTERM', () => process.exit(0))
process.stdout.write(`${await start()}\n`)
