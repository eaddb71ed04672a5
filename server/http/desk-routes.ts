import type { FastifyInstance } from 'fastify'
import type { Desk } from '../../shared/api/desk.ts'
import { decideFinding } from '../review/decide-finding.ts'
import { holdAttempt } from '../review/hold-attempt.ts'
import { endBlind, rateBlind, readBlindAttempt, startBlind } from '../review/rate-blind.ts'
import { adjudicate, rateItem } from '../review/rate-item.ts'
import { readDesk } from '../review/read-desk.ts'
import { writeNote } from '../review/write-note.ts'
import type { Database } from '../store/store.ts'
import { addRoute } from './route.ts'
import { signedIn } from './signed-in.ts'

export interface DeskRoutesDeps {
  readonly db: Database
  readonly now: () => number
}

/** The routes by which people add to an attempt (docs/spec/review.md). */
export function addDeskRoutes(app: FastifyInstance, { db, now }: DeskRoutesDeps): void {
  const deskOf = (organisationId: string, attemptId: string): Promise<Desk> =>
    db.transaction().execute(async (tx) => {
      const held = await holdAttempt(tx, organisationId, attemptId)
      return readDesk(tx, organisationId, attemptId, held)
    })

  addRoute(app, 'review/note', async ({ params: { attemptId }, body, request }) => {
    const who = signedIn(request)
    await writeNote(db, who, attemptId, body, now())
    return deskOf(who.organisationId, attemptId)
  })

  addRoute(app, 'review/rate', async ({ params: { attemptId }, body, request }) => {
    const who = signedIn(request)
    await rateItem(db, who, attemptId, body, now())
    return deskOf(who.organisationId, attemptId)
  })

  addRoute(app, 'review/adjudicate', async ({ params: { attemptId }, body, request }) => {
    const who = signedIn(request)
    await adjudicate(db, who, attemptId, body, now())
    return deskOf(who.organisationId, attemptId)
  })

  addRoute(app, 'review/decide', async ({ params: { attemptId }, body, request }) => {
    const who = signedIn(request)
    await decideFinding(db, who, attemptId, body, now())
    return deskOf(who.organisationId, attemptId)
  })

  addRoute(app, 'review/blind-start', async ({ params, request }) =>
    startBlind(db, signedIn(request), params.attemptId, now()),
  )

  addRoute(app, 'review/blind-get', async ({ params, request }) =>
    readBlindAttempt(db, signedIn(request), params.attemptId),
  )

  addRoute(app, 'review/blind-rate', async ({ params, body, request }) =>
    rateBlind(db, signedIn(request), params.attemptId, body, now()),
  )

  addRoute(app, 'review/blind-end', async ({ params, request }) =>
    endBlind(db, signedIn(request), params.attemptId, now()),
  )
}
