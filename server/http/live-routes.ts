import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { JournalPrimitives, Signer } from '../../shared/journal/primitives.ts'
import type { SignedIn } from '../auth/accounts.ts'
import { writeAudit } from '../auth/audit.ts'
import { listLive } from '../live/list-live.ts'
import { listMessages, writeToCandidate } from '../live/messages.ts'
import type { Database } from '../store/store.ts'
import { addRoute } from './route.ts'

export interface LiveRoutesDeps {
  readonly db: Database
  readonly primitives: JournalPrimitives
  readonly signer: Signer
  readonly now: () => number
  /** Throws `auth/required`. */
  readonly signedIn: (request: FastifyRequest) => SignedIn
}

/** Opening the live view is written down once in this time: the page asks every few seconds. */
const AUDIT_AGAIN_MS = 600_000

/** What an invigilator asks (docs/spec/live.md); every route behind the sign-in. */
export function addLiveRoutes(app: FastifyInstance, deps: LiveRoutesDeps): void {
  const { db, now, signedIn } = deps
  const auditedMs = new Map<string, number>()

  addRoute(app, 'live/list', async ({ request }) => {
    const who = signedIn(request)
    const nowMs = now()
    if (nowMs - (auditedMs.get(who.accountId) ?? 0) >= AUDIT_AGAIN_MS) {
      await writeAudit(db, who, 'live-opened', nowMs)
      auditedMs.set(who.accountId, nowMs)
    }
    return { nowMs, attempts: await listLive(db, who.organisationId, nowMs) }
  })

  addRoute(app, 'live/messages', async ({ params, request }) => {
    const { organisationId } = signedIn(request)
    return { messages: await listMessages(db, { organisationId, attemptId: params.attemptId }) }
  })

  addRoute(app, 'live/write', async ({ params, body, request }) => {
    const who = signedIn(request)
    const place = { organisationId: who.organisationId, attemptId: params.attemptId }
    const messages = await writeToCandidate(deps, place, who.accountId, body.text, now())
    await writeAudit(db, who, 'message-written', now(), params.attemptId)
    return { messages }
  })
}
