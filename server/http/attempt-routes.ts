import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../../shared/errors.ts'
import type { JournalPrimitives, Signer } from '../../shared/journal/primitives.ts'
import { deleteAttempt } from '../deletion/delete-attempt.ts'
import { cancelOffer, claimOffer, lookOffer, makeOffer } from '../hand-over/offers.ts'
import type { EnrolledAttempt } from '../ingest/enrolled-attempt.ts'
import type { Ingest } from '../ingest/ingest.ts'
import type { OrderScoring } from '../ingest/store-transactions.ts'
import type { IntakePorts } from '../intake/ports.ts'
import { intakeHelp, readIntakeRules } from '../intake/providers.ts'
import { takeFromCandidate } from '../live/messages.ts'
import { takePresence } from '../live/presence.ts'
import { takeReply } from '../replies/take-reply.ts'
import { readResults } from '../results/read-results.ts'
import { exportAttempt } from '../review/export-attempt.ts'
import type { Database } from '../store/store.ts'
import { addRoute } from './route.ts'

export interface AttemptRoutesDeps {
  readonly db: Database
  readonly ingest: Ingest
  readonly signer: Signer
  readonly primitives: JournalPrimitives
  readonly orderScoring: OrderScoring
  readonly now: () => number
  /** What helps the conversation before the assessment. */
  readonly intake: IntakePorts
  /** Limits what one address may try. */
  readonly takeOne: (request: FastifyRequest) => void
  readonly bearerToken: (request: FastifyRequest) => string
  /** Throws `sync/not-enrolled`, `attempt/deleted`. */
  readonly authenticate: (request: FastifyRequest, attemptId: string) => Promise<EnrolledAttempt>
}

/** What a candidate's client asks about its attempt besides sending it: hand-over, deletion, results. */
export function addAttemptRoutes(app: FastifyInstance, deps: AttemptRoutesDeps): void {
  const { db, ingest, signer, now, authenticate } = deps

  addRoute(app, 'attempt/delete', async ({ params, request }) => {
    const attempt = await ingest.authenticate(params.attemptId, deps.bearerToken(request))
    if (attempt === null) throw new AppError('sync/not-enrolled')
    return { receipt: await deleteAttempt(db, attempt, signer, now()) } // D5: also for one that was deleted
  })
  addRoute(app, 'attempt/results', async ({ params, request }) =>
    readResults(db, await authenticate(request, params.attemptId)),
  )
  addRoute(app, 'attempt/journal', async ({ params, request, reply }) => {
    const { organisationId, attemptId } = await authenticate(request, params.attemptId)
    const file = await exportAttempt(db, organisationId, attemptId, signer, now())
    reply.header('content-type', 'application/octet-stream')
    return Buffer.from(file.buffer, file.byteOffset, file.byteLength) // the framework sends nothing but Buffers as they are
  })

  addRoute(app, 'reply/post', async ({ params, body, request }) => {
    deps.takeOne(request)
    return { held: await takeReply(deps, await authenticate(request, params.attemptId), body) }
  })

  addRoute(app, 'presence/put', async ({ params, body, request }) =>
    takePresence(db, await authenticate(request, params.attemptId), body, now()),
  )
  addRoute(app, 'message/post', async ({ params, body, request }) => {
    deps.takeOne(request)
    await takeFromCandidate(db, await authenticate(request, params.attemptId), body, now())
    return {}
  })

  const helpFor = async (request: FastifyRequest, attemptId: string) =>
    intakeHelp(deps.intake, await readIntakeRules(db, await authenticate(request, attemptId)))
  addRoute(app, 'intake/providers', async ({ params, request }) => (await helpFor(request, params.attemptId)).providers)
  addRoute(app, 'intake/phrase', async ({ params, body, request }) =>
    (await helpFor(request, params.attemptId)).phrase(body),
  )
  addRoute(app, 'intake/extract', async ({ params, body, request }) =>
    (await helpFor(request, params.attemptId)).extract(body),
  )
  addRoute(app, 'intake/transcribe', async ({ params, query, body, request }) =>
    (await helpFor(request, params.attemptId)).transcribe(body, query.language),
  )
  addRoute(app, 'intake/speak', async ({ params, body, request, reply }) => {
    const { bytes, mimeType } = await (await helpFor(request, params.attemptId)).speak(body)
    reply.header('content-type', mimeType)
    return Buffer.from(bytes)
  })

  addRoute(app, 'hand-over/offer', async ({ params, body, request }) =>
    makeOffer(db, await authenticate(request, params.attemptId), body, now()),
  )
  addRoute(app, 'hand-over/cancel', async ({ params, request }) => {
    await cancelOffer(db, await authenticate(request, params.attemptId))
    return {}
  })
  addRoute(app, 'hand-over/look', async ({ params, request }) => {
    deps.takeOne(request)
    return lookOffer(db, params.address, now())
  })
  addRoute(app, 'hand-over/claim', async ({ params, body, request }) => {
    deps.takeOne(request)
    await claimOffer(db, params.attemptId, deps.bearerToken(request), body.token, now())
    const attempt = await ingest.authenticate(params.attemptId, body.token)
    if (attempt === null) throw new AppError('sync/not-enrolled')
    return ingest.head(attempt)
  })
}
