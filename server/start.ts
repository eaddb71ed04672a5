import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { createJournalPrimitives } from '../node/crypto/journal-primitives.ts'
import { AppError } from '../shared/errors.ts'
import { buildApp } from './app.ts'
import { noPorts } from './intake/ports.ts'
import { readProviders, systemSurroundings } from './intake/settings.ts'
import { type Jobs, startJobs } from './jobs/jobs.ts'
import { ownSecret } from './keys/own-secret.ts'
import { loadReceiptKey } from './keys/receipt-key.ts'
import { ownScoringKey, readScoringKey, type ScoringKey } from './keys/scoring-key.ts'
import type { ServerOptions } from './options.ts'
import { UnusableAssessment } from './provision/read-assessment.ts'
import { provisionSample, type Sample, sampleFiles } from './provision/sample.ts'
import type { Rater } from './scoring/rater.ts'
import { scoreAttempt } from './scoring/score-attempt.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'

export interface StartDeps {
  readonly rater: Rater
  readonly version: string
  /** Root of the product's files: resources and built pages. */
  readonly root: string
  /** One line for a person. */
  readonly onProgress: (line: string) => void
  /** The server's own database ended by itself: whoever started the server ends it too, so that it is started anew. */
  readonly onLost: () => void
}

export interface RunningServer {
  /** Null for a worker. */
  readonly url: string | null
  readonly sample: Sample | null
  /** Ends what runs, in order; the database last. */
  readonly stop: () => Promise<void>
}

/** Opens everything that the role needs and listens. @throws AppError with what is missing; nothing stays open then. */
export async function startServer(options: ServerOptions, deps: StartDeps): Promise<RunningServer> {
  const log = pino({ level: options.logLevel, base: { role: options.role } }, pino.destination({ fd: 2, sync: false }))
  const closers: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const close of closers.splice(0).toReversed()) await close()
  }
  try {
    mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 })
    const store = await openStore(options, deps.onProgress, deps.onLost)
    closers.push(store.close)
    const jobs = await startJobs(store, {
      isWorker: options.role !== 'api',
      onError: (error) => log.error({ err: error }, 'jobs'),
    })
    closers.push(jobs.stop)
    // The one place where a scoring private key is read; the api role has no path to it.
    const scoringKey = options.role === 'api' ? null : loadScoringKey(options)
    const sample = options.isSample ? await makeSample(store, scoringKey, options, deps) : null
    if (scoringKey !== null) await startWorker(store, jobs, scoringKey, deps, log)
    if (options.role === 'worker') return { url: null, sample, stop }
    const intake =
      options.intakeProviders === null ? noPorts : readProviders(options.intakeProviders, systemSurroundings)
    const app = await buildApp({
      store,
      primitives: createJournalPrimitives(),
      signer: loadReceiptKey(options.dataFolder),
      orderScoring: jobs.orderScoring,
      now: Date.now,
      sessionSecret: ownSecret(join(options.dataFolder, 'session.key'), () => randomBytes(32).toString('base64url')),
      reviewFolder: join(deps.root, 'out', 'review'),
      version: deps.version,
      logger: log,
      intake,
      ...(options.trustedProxies === null ? {} : { trustedProxies: options.trustedProxies }),
    })
    closers.push(() => app.close())
    const url = await app.listen({ host: options.host, port: options.port })
    return { url, sample, stop }
  } catch (cause) {
    await stop()
    throw cause
  }
}

/** A server with its own database makes its scoring key at the first start; with DATABASE_URL it must be given. */
function loadScoringKey(options: ServerOptions): ScoringKey {
  const file = options.scoringKeyFile ?? join(options.dataFolder, 'scoring.key')
  return options.store.type === 'url' ? readScoringKey(file) : ownScoringKey(file)
}

async function makeSample(
  store: Store,
  scoringKey: ScoringKey | null,
  { samplePacks }: ServerOptions,
  deps: StartDeps,
): Promise<Sample> {
  if (scoringKey === null) throw new AppError('server/bad-option', { detail: '--sample needs --role all or worker.' })
  try {
    const files = sampleFiles(join(deps.root, 'resources', 'packs'), samplePacks)
    return await provisionSample(store.db, files, scoringKey.publicKey, Date.now())
  } catch (cause) {
    if (!(cause instanceof UnusableAssessment)) throw cause
    throw new AppError('server/bad-option', { detail: `--sample-pack: ${cause.message}` })
  }
}

async function startWorker(
  store: Store,
  jobs: Jobs,
  scoringKey: ScoringKey,
  deps: StartDeps,
  log: {
    readonly info: (facts: object, words: string) => void
    readonly error: (facts: object, words: string) => void
  },
): Promise<void> {
  const primitives = createJournalPrimitives()
  const scoring = { db: store.db, primitives, scoringKey, rater: deps.rater, now: Date.now }
  await jobs.work(async (order) => {
    try {
      await scoreAttempt(scoring, order)
      log.info({ attemptId: order.attemptId }, 'scored')
    } catch (cause) {
      const code = cause instanceof AppError ? cause.code : 'scoring/failed'
      log.error({ attemptId: order.attemptId, code, err: cause }, 'scoring failed and will be tried again')
      throw cause
    }
  })
}
