import type { FastifyInstance } from 'fastify'
import type { AuditQuery } from '../../shared/api/audit.ts'
import { AppError } from '../../shared/errors.ts'
import { readAccount } from '../auth/accounts.ts'
import { writeAudit } from '../auth/audit.ts'
import { readAudit } from '../auth/read-audit.ts'
import { listBlind } from '../review/blind.ts'
import { requireAttempt } from '../review/hold-attempt.ts'
import type { Database } from '../store/store.ts'
import { addRoute } from './route.ts'
import { signedIn } from './signed-in.ts'

export interface AuditRoutesDeps {
  readonly db: Database
  readonly now: () => number
}

/** What was searched for, as the log keeps it: that an administrator reads it is itself written down. */
function sayQuery({ person, attempt, action, page }: AuditQuery): string | null {
  const parts = { person, attempt, action, page: page === 0 ? undefined : page }
  const said = Object.entries(parts).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}: ${value}`],
  )
  return said.length === 0 ? null : said.join(', ')
}

/** The routes of the audit log (docs/spec/review.md, RV13). */
export function addAuditRoutes(app: FastifyInstance, { db, now }: AuditRoutesDeps): void {
  addRoute(app, 'audit/search', async ({ query, request }) => {
    const who = signedIn(request)
    const account = await readAccount(db, who)
    if (account?.role !== 'administrator') throw new AppError('auth/forbidden')
    await writeAudit(db, who, 'audit-opened', now(), null, sayQuery(query))
    const page = await readAudit(db, who.organisationId, query)
    const blind = await listBlind(db, who.organisationId, who.accountId)
    const entries = page.entries.map((entry) =>
      entry.attemptId !== null && blind.has(entry.attemptId) ? { ...entry, candidateName: null } : entry,
    )
    return { ...page, entries }
  })

  addRoute(app, 'review/looked', async ({ params: { attemptId }, query, request }) => {
    const who = signedIn(request)
    await requireAttempt(db, who.organisationId, attemptId)
    await writeAudit(db, who, 'looked-opened', now(), attemptId)
    return readAudit(db, who.organisationId, { attempt: attemptId, ...query })
  })
}
