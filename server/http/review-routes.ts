import type { FastifyInstance, FastifyReply } from 'fastify'
import { AppError } from '../../shared/errors.ts'
import type { JournalPrimitives, Signer } from '../../shared/journal/primitives.ts'
import { readAccount, signIn } from '../auth/accounts.ts'
import { writeAudit } from '../auth/audit.ts'
import { releaseResults } from '../results/release.ts'
import { bundleAttempt } from '../review/bundle-attempt.ts'
import { exportAttempt } from '../review/export-attempt.ts'
import { exportEvents, exportReview } from '../review/export-review.ts'
import { listAttempts, readAttempt } from '../review/read-attempt.ts'
import { readContext } from '../review/read-context.ts'
import type { Database } from '../store/store.ts'
import { addAuditRoutes } from './audit-routes.ts'
import { addBlindfold } from './blindfold-hook.ts'
import { addDeskRoutes } from './desk-routes.ts'
import { addLiveRoutes } from './live-routes.ts'
import { createPace } from './pace.ts'
import { Refusal } from './problem.ts'
import { addRoute } from './route.ts'
import { signedIn } from './signed-in.ts'

export interface ReviewRoutesDeps {
  readonly db: Database
  readonly primitives: JournalPrimitives
  readonly signer: Signer
  readonly now: () => number
}

/** Tries of one address: ten at once, then one in ten seconds. */
const SIGN_INS_PER_SECOND = 0.1
const SIGN_IN_BURST = 10

/** Answers with a file to save. The framework sends nothing but Buffers as they are. */
function sendFile(reply: FastifyReply, file: Uint8Array, name: string): Buffer {
  reply.header('content-type', 'application/octet-stream')
  reply.header('content-disposition', `attachment; filename="${name}"`)
  return Buffer.from(file.buffer, file.byteOffset, file.byteLength)
}

/** The routes of the review pages: every one behind the sign-in, everything that is opened written down. */
export function addReviewRoutes(app: FastifyInstance, { db, primitives, signer, now }: ReviewRoutesDeps): void {
  const pace = createPace({ perSecond: SIGN_INS_PER_SECOND, burst: SIGN_IN_BURST, now })

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  addBlindfold(app, db)
  addDeskRoutes(app, { db, now })
  addAuditRoutes(app, { db, now })

  addRoute(app, 'account/sign-in', async ({ body, request }) => {
    const waitMs = Math.max(pace.take(`ip ${request.ip}`), pace.take(`email ${body.email.toLowerCase()}`))
    if (waitMs > 0) throw new Refusal('auth/too-many', { retryAfterMs: waitMs })
    const who = await signIn(db, body.email, body.password)
    const account = who === null ? null : await readAccount(db, who)
    if (who === null || account === null) throw new AppError('auth/refused')
    await request.session.regenerate() // a session id from before the sign-in opens nothing
    request.session.set('signedIn', who)
    await writeAudit(db, who, 'signed-in', now())
    return account
  })

  addRoute(app, 'account/sign-out', async ({ request }) => {
    await writeAudit(db, signedIn(request), 'signed-out', now())
    await request.session.destroy()
    return {}
  })

  addRoute(app, 'account/get', async ({ request }) => {
    const account = await readAccount(db, signedIn(request))
    if (account === null) throw new AppError('auth/required')
    return account
  })

  addLiveRoutes(app, { db, primitives, signer, now, signedIn })

  addRoute(app, 'review/list', async ({ request }) => {
    const who = signedIn(request)
    await writeAudit(db, who, 'list-opened', now())
    return { attempts: await listAttempts(db, who) }
  })

  addRoute(app, 'review/get', async ({ params, request }) => {
    const who = signedIn(request)
    await writeAudit(db, who, 'attempt-opened', now(), params.attemptId)
    return readAttempt(db, who.organisationId, params.attemptId)
  })

  addRoute(app, 'review/events', async ({ params: { attemptId }, request, reply }) => {
    const who = signedIn(request)
    const table = exportEvents(await readAttempt(db, who.organisationId, attemptId))
    await writeAudit(db, who, 'events-exported', now(), attemptId)
    reply.header('content-type', 'text/csv; charset=utf-8')
    reply.header('content-disposition', `attachment; filename="${attemptId}-events.csv"`)
    return table
  })

  addRoute(app, 'review/json', async ({ params: { attemptId }, request, reply }) => {
    const who = signedIn(request)
    const account = await readAccount(db, who)
    const review = exportReview(await readAttempt(db, who.organisationId, attemptId), account?.name ?? '', now())
    await writeAudit(db, who, 'derived-exported', now(), attemptId)
    reply.header('content-disposition', `attachment; filename="${attemptId}-review.json"`)
    return review
  })

  addRoute(app, 'review/report', async ({ params: { attemptId }, request }) => {
    const who = signedIn(request)
    await writeAudit(db, who, 'report-opened', now(), attemptId)
    return readAttempt(db, who.organisationId, attemptId)
  })

  addRoute(app, 'review/context', async ({ params, request }) => {
    const who = signedIn(request)
    await writeAudit(db, who, 'context-opened', now(), params.attemptId)
    return readContext(db, who.organisationId, params.attemptId)
  })

  addRoute(app, 'review/release', async ({ params, request }) => {
    const who = signedIn(request)
    await releaseResults(db, who, { attemptId: params.attemptId }, now())
    return (await readAttempt(db, who.organisationId, params.attemptId)).summary
  })

  addRoute(app, 'review/export', async ({ params, request, reply }) => {
    const who = signedIn(request)
    await writeAudit(db, who, 'journal-exported', now(), params.attemptId)
    const file = await exportAttempt(db, who.organisationId, params.attemptId, signer, now(), 'all-versions')
    return sendFile(reply, file, `${params.attemptId}.candor`)
  })

  addRoute(app, 'review/bundle', async ({ params, request, reply }) => {
    const who = signedIn(request)
    await writeAudit(db, who, 'bundle-exported', now(), params.attemptId)
    const file = await bundleAttempt({ db, primitives, signer }, who.organisationId, params.attemptId, now())
    return sendFile(reply, file, `${params.attemptId}.candor-bundle`)
  })
}
