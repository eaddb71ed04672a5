import { AUDIT_PAGE, type AuditPage, type AuditQuery } from '../../shared/api/audit.ts'
import type { Database } from '../store/store.ts'

/** Letters that mean something to LIKE mean themselves. */
const literally = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

function select(db: Database, organisationId: string, { person, attempt, action }: AuditQuery) {
  return db
    .selectFrom('audit')
    .leftJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'audit.organisation_id')
        .onRef('account.account_id', '=', 'audit.account_id'),
    )
    .where('audit.organisation_id', '=', organisationId)
    .$if(attempt !== undefined, (query) => query.where('audit.attempt_id', '=', attempt ?? ''))
    .$if(action !== undefined, (query) => query.where('action', '=', action ?? ''))
    .$if(person !== undefined && person !== '', (query) =>
      query.where((where) =>
        where.or([
          where('account.name', 'ilike', literally(person ?? '')),
          where('email', 'ilike', literally(person ?? '')),
        ]),
      ),
    )
}

/** One page of the audit log, newest first, of the own organisation alone. Names of candidates are added by the caller's right. */
export async function readAudit(db: Database, organisationId: string, query: AuditQuery): Promise<AuditPage> {
  const found = select(db, organisationId, query)
  const { total } = await found
    .select((expression) => expression.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await found
    .leftJoin('attempt', (join) =>
      join
        .onRef('attempt.organisation_id', '=', 'audit.organisation_id')
        .onRef('attempt.attempt_id', '=', 'audit.attempt_id'),
    )
    .leftJoin('invitation', (join) =>
      join
        .onRef('invitation.organisation_id', '=', 'attempt.organisation_id')
        .onRef('invitation.invitation_id', '=', 'attempt.invitation_id'),
    )
    .select(['audit_id', 'at_ms', 'audit.account_id', 'action', 'audit.attempt_id', 'detail'])
    .select(['account.name', 'email', 'candidate_name'])
    .orderBy('at_ms', 'desc')
    .orderBy('audit_id')
    .limit(AUDIT_PAGE)
    .offset((query.page ?? 0) * AUDIT_PAGE)
    .execute()
  return {
    total: Number(total),
    entries: rows.map((row) => ({
      auditId: row.audit_id,
      atMs: row.at_ms,
      by:
        row.account_id === null
          ? null
          : { accountId: row.account_id, name: row.name ?? 'A former account', email: row.email ?? '' },
      action: row.action,
      attemptId: row.attempt_id,
      candidateName: row.candidate_name,
      detail: row.detail,
    })),
  }
}
