import type { FastifyInstance, FastifyRequest } from 'fastify'
import { MAX_BODY_BYTES, PROTOCOL_HEADER, SHIP_INTERVAL_HEADER, SYNC_PROTOCOL } from '../../shared/api/sync.ts'
import { AppError } from '../../shared/errors.ts'
import type { JournalPrimitives, Signer } from '../../shared/journal/primitives.ts'
import type { EnrolledAttempt } from '../ingest/enrolled-attempt.ts'
import type { Ingest } from '../ingest/ingest.ts'
import type { OrderScoring } from '../ingest/store-transactions.ts'
import type { IntakePorts } from '../intake/ports.ts'
import type { Limits } from '../limits.ts'
import type { Database } from '../store/store.ts'
import { addAttemptRoutes } from './attempt-routes.ts'
import { createPace, type Pace } from './pace.ts'
import { Refusal } from './problem.ts'
import { addRoute } from './route.ts'

/** Oldest protocol that this server still speaks. */
const OLDEST_PROTOCOL = 1

/** S1: both sides can be too old, and each is told which. */
function checkProtocol(request: FastifyRequest): void {
  const named = request.headers[PROTOCOL_HEADER]
  if (named === undefined) return
  const protocol = typeof named === 'string' && /^\d{1,6}$/.test(named) ? Number(named) : Number.NaN
  if (Number.isNaN(protocol)) throw new AppError('server/bad-request')
  if (protocol < OLDEST_PROTOCOL) throw new AppError('sync/client-too-old')
  if (protocol > SYNC_PROTOCOL) throw new AppError('sync/server-too-old')
}

/** @throws Refusal `server/busy` with the time to wait (S24). */
function takeOne(pace: Pace, key: string): void {
  const waitMs = pace.take(key)
  if (waitMs > 0) throw new Refusal('server/busy', { retryAfterMs: waitMs })
}

function demandAttempt(attempt: EnrolledAttempt | null): EnrolledAttempt {
  if (attempt === null) throw new AppError('sync/not-enrolled') // S5
  if (attempt.isDeleted) throw new AppError('attempt/deleted')
  return attempt
}

function bearerToken(request: FastifyRequest): string {
  return /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
}

export interface SyncRoutesDeps {
  readonly db: Database
  readonly ingest: Ingest
  readonly limits: Limits
  readonly signer: Signer
  readonly primitives: JournalPrimitives
  readonly orderScoring: OrderScoring
  readonly now: () => number
  readonly intake: IntakePorts
}

/** The routes of docs/spec/sync.md, and those of one attempt beside them (attempt-routes.ts). */
export function addSyncRoutes(app: FastifyInstance, deps: SyncRoutesDeps): void {
  const { ingest, limits, now } = deps
  const units = createPace({ perSecond: limits.unitsPerSecond, burst: limits.unitBurst, now })
  const invitations = createPace({ perSecond: limits.invitationsPerSecond, burst: limits.invitationBurst, now })
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    (_r, body, done) => done(null, body),
  )
  app.addHook('onRequest', async (request, reply) => {
    checkProtocol(request)
    const shipIntervalMs = ingest.shipIntervalMs()
    if (shipIntervalMs !== null) reply.header(SHIP_INTERVAL_HEADER, shipIntervalMs)
  })

  async function authenticate(request: FastifyRequest, attemptId: string): Promise<EnrolledAttempt> {
    const attempt = await ingest.authenticate(attemptId, bearerToken(request))
    return demandAttempt(attempt)
  }

  addAttemptRoutes(app, {
    ...deps,
    bearerToken,
    authenticate,
    takeOne: (request) => takeOne(invitations, request.ip),
  })
  addRoute(app, 'invitation/look', async ({ params, request }) => {
    takeOne(invitations, request.ip)
    return ingest.look(params.code)
  })
  addRoute(app, 'invitation/retake', async ({ params, request }) => {
    takeOne(invitations, request.ip)
    return ingest.retake(params.code)
  })
  addRoute(app, 'attempt/enrol', async ({ params, body, request }) => {
    takeOne(invitations, request.ip)
    return ingest.enrol(params.attemptId, body)
  })
  addRoute(app, 'attempt/head', async ({ params, request }) =>
    ingest.head(await authenticate(request, params.attemptId)),
  )
  addRoute(app, 'segment/put', async ({ params, body, request }) =>
    ingest.putHeader(await authenticate(request, params.attemptId), params.segment, body),
  )
  addRoute(app, 'unit/post', async ({ params, query, body, request }) => {
    const attempt = demandAttempt(await ingest.authenticateUnit(params.attemptId, bearerToken(request)))
    takeOne(units, attempt.attemptId)
    return ingest.postUnit(attempt, { segment: params.segment, offset: query.offset, bytes: body })
  })
}
