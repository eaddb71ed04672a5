import { z } from 'zod'
import { AttemptId } from './enrolment.ts'

/** Everything that is written down about who did what (docs/spec/review.md, RV12). A name is never reused. */
export const auditActions = [
  'signed-in',
  'signed-out',
  'list-opened',
  'attempt-opened',
  'report-opened',
  'context-opened',
  'looked-opened',
  'audit-opened',
  'journal-exported',
  'bundle-exported',
  'events-exported',
  'derived-exported',
  'note-written',
  'item-rated',
  'item-adjudicated',
  'finding-decided',
  'blind-started',
  'blind-rated',
  'blind-ended',
  'live-opened',
  'message-written',
  'results-released',
  'attempt-deleted',
] as const
export type AuditAction = (typeof auditActions)[number]

/** Entries on a page of the audit log. */
export const AUDIT_PAGE = 100

export const AuditEntry = z.strictObject({
  auditId: z.uuid(),
  atMs: z.int(),
  /** Null for what no account did: the operator's command line, or the candidate. */
  by: z.strictObject({ accountId: z.uuid(), name: z.string(), email: z.string() }).nullable(),
  /** One of `auditActions`; of a newer version, whatever it wrote. */
  action: z.string(),
  attemptId: z.uuid().nullable(),
  /** The candidate of that attempt; null while the reader rates it blind. */
  candidateName: z.string().nullable(),
  /** The item, rule or search that it was about; null for most. */
  detail: z.string().nullable(),
})
export type AuditEntry = Readonly<z.output<typeof AuditEntry>>

/** What to search the log for; everything may be left out. `page` counts from 0, the newest entries first. */
export const AuditQuery = z.strictObject({
  /** Part of the name or e-mail address of an account. */
  person: z.string().trim().max(200).optional(),
  attempt: AttemptId.optional(),
  action: z.enum(auditActions).optional(),
  page: z.coerce.number().int().min(0).max(10_000).optional(),
})
export type AuditQuery = Readonly<z.output<typeof AuditQuery>>

export const AuditPage = z.strictObject({ entries: z.array(AuditEntry), total: z.int() })
export type AuditPage = Readonly<z.output<typeof AuditPage>>
