import fastifyCompress from '@fastify/compress'
import fastifyCookie from '@fastify/cookie'
import fastifyHelmet from '@fastify/helmet'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifySession from '@fastify/session'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { describeApi } from '../shared/api/openapi.ts'
import { MAX_BODY_BYTES } from '../shared/api/sync.ts'
import { AppError } from '../shared/errors.ts'
import type { JournalPrimitives, Signer } from '../shared/journal/primitives.ts'
import { createSessionStore } from './auth/session-store.ts'
import { addErrorHandler } from './http/error-handler.ts'
import { addReviewPages } from './http/review-pages.ts'
import { addReviewRoutes } from './http/review-routes.ts'
import { addRoute } from './http/route.ts'
import { addSyncRoutes } from './http/sync-routes.ts'
import { createIngest, type IngestDeps } from './ingest/ingest.ts'
import type { OrderScoring } from './ingest/store-transactions.ts'
import { type IntakePorts, noPorts } from './intake/ports.ts'
import { defaultLimits, type Limits } from './limits.ts'
import type { Store } from './store/store.ts'

/** What the API needs. It never listens by itself, and it has no way to reach a scoring private key. */
export interface AppDeps {
  readonly store: Store
  readonly primitives: JournalPrimitives
  /** Signs receipts. */
  readonly signer: Signer
  readonly orderScoring: OrderScoring
  readonly now: () => number
  /** At least 32 characters; signs session cookies. */
  readonly sessionSecret: string
  /** Folder of the built review pages. */
  readonly reviewFolder: string
  readonly version: string
  readonly logger: FastifyBaseLogger
  /** Addresses of proxies whose forwarded client addresses are believed, comma-separated; none by default. */
  readonly trustedProxies?: string
  readonly limits?: Limits
  /** Providers of the conversation before the assessment; none by default. */
  readonly intake?: IntakePorts
  /** For the benchmark: replaces what stores units. */
  readonly storeUnits?: NonNullable<IngestDeps['storeUnits']>
}

const SESSION_MS = 12 * 3_600_000
const REQUESTS_PER_MINUTE = 300

/** No inline script or style anywhere: what the page needs is in its own files. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
}

/** Builds the API of docs/spec/sync.md and of the review pages. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: deps.logger,
    bodyLimit: MAX_BODY_BYTES,
    // Addresses hold invitation codes, so requests are not logged; what fails is, by its route (error-handler.ts).
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: deps.trustedProxies ?? false,
    forceCloseConnections: 'idle',
  })
  addErrorHandler(app)
  await app.register(async (sync) => {
    sync.addHook('onSend', async (_request, reply) => void reply.header('x-content-type-options', 'nosniff'))
    const limits = deps.limits ?? defaultLimits
    const { db } = deps.store
    addSyncRoutes(sync, {
      ...deps,
      db,
      limits,
      intake: deps.intake ?? noPorts,
      ingest: createIngest({ ...deps, limits, db }),
    })
  })
  await app.register(async (pages) => {
    await addPageSecurity(pages, deps)
    await pages.register(async (review) => addReviewRoutes(review, { ...deps, db: deps.store.db }))
    await addReviewPages(pages, deps.reviewFolder)
  })
  addHealth(app, deps)
  const openApi = describeApi()
  app.get('/v1/openapi.json', async () => openApi)
  return app
}

async function addPageSecurity(pages: FastifyInstance, deps: AppDeps): Promise<void> {
  await pages.register(fastifyHelmet, {
    contentSecurityPolicy,
    crossOriginEmbedderPolicy: true,
    referrerPolicy: { policy: 'no-referrer' },
    hsts: false, // whoever ends TLS in front of this server decides
  })
  await pages.register(fastifyRateLimit, {
    max: REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    errorResponseBuilder: () => new AppError('auth/too-many'),
  })
  await pages.register(fastifyCompress, { threshold: 1_024 })
  await pages.register(fastifyCookie)
  await pages.register(fastifySession, {
    secret: deps.sessionSecret,
    cookieName: 'candor',
    // Behind a proxy that ends TLS the cookie travels on nothing else; `auto` would weaken SameSite on plain loopback.
    cookie: {
      httpOnly: true,
      sameSite: 'strict',
      secure: deps.trustedProxies !== undefined,
      path: '/',
      maxAge: SESSION_MS,
    },
    store: createSessionStore(deps.store.db, SESSION_MS, deps.now),
    saveUninitialized: false,
    rolling: false,
  })
}

function addHealth(app: FastifyInstance, deps: AppDeps): void {
  addRoute(app, 'health/get', async () => {
    await deps.store.db.selectNoFrom((expression) => expression.val(1).as('one')).execute()
    return { isReady: true, store: deps.store.kind, version: deps.version }
  })
}
