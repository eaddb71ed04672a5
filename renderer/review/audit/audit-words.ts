import { type AuditAction, auditActions } from '../../../shared/api/audit.ts'

/** What was done, as it reads after a name. */
export const actionWords: Readonly<Record<AuditAction, string>> = {
  'signed-in': 'signed in',
  'signed-out': 'signed out',
  'list-opened': 'opened the list of attempts',
  'attempt-opened': 'opened the attempt',
  'report-opened': 'opened the report',
  'context-opened': 'looked at the context',
  'looked-opened': 'looked at who looked',
  'audit-opened': 'read the audit log',
  'journal-exported': 'exported the journal',
  'bundle-exported': 'exported the evidence bundle',
  'events-exported': 'exported the events as a table',
  'derived-exported': 'exported what was derived',
  'note-written': 'wrote a note',
  'item-rated': 'rated an item',
  'item-adjudicated': 'adjudicated an item',
  'finding-decided': 'recorded a decision about a finding',
  'blind-started': 'began to rate blind',
  'blind-rated': 'rated an item blind',
  'blind-ended': 'finished rating blind',
  'live-opened': 'opened the live view',
  'message-written': 'wrote to a candidate',
  'results-released': 'released the results',
  'attempt-deleted': 'the candidate deleted the attempt',
}

/** The words of an action; of one that a newer version wrote, its name. */
export function sayAction(action: string): string {
  const known = auditActions.find((one) => one === action)
  return known === undefined ? action : actionWords[known]
}
