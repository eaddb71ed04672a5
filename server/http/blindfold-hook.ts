import type { FastifyInstance, FastifyRequest } from 'fastify'
import { contract } from '../../shared/api/contract.ts'
import { AttemptId } from '../../shared/api/enrolment.ts'
import { AppError } from '../../shared/errors.ts'
import { readBlind } from '../review/blind.ts'
import type { Database } from '../store/store.ts'

/** The routes of an attempt that its blind rater may use; every other one, also one that is added later, is refused (RV9). */
const open: ReadonlySet<string> = new Set(
  (['review/blind-start', 'review/blind-get', 'review/blind-rate', 'review/blind-end'] as const).map(
    (route) => contract[route].path,
  ),
)

/** Refuses whatever names an attempt that the account rates blind. For the routes that are added after it. */
export function addBlindfold(app: FastifyInstance, db: Database): void {
  app.addHook('preHandler', async (request: FastifyRequest) => {
    const who = request.session.get('signedIn')
    const named = (request.params as { readonly attemptId?: unknown }).attemptId // an object whatever the route names
    const attemptId = AttemptId.safeParse(named)
    if (who === undefined || !attemptId.success || open.has(request.routeOptions.url ?? '')) return
    const blind = await readBlind(db, who.organisationId, who.accountId, attemptId.data)
    if (blind !== null && blind.endedMs === null) throw new AppError('review/blind')
  })
}
