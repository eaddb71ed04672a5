import type { Evidence } from '../../../shared/bundle/bundle.ts'
import type { DocumentFinding } from '../../../shared/bundle/check-documents.ts'
import type { EvidenceReport } from '../../../shared/bundle/check-evidence.ts'
import { errors } from '../../../shared/errors.ts'
import { type Check, check } from './check.ts'
import { count } from './format.ts'

const titles = { pack: 'item pack', policy: 'policy', consent: 'consent document' } as const

/** What the bundle's documents are, and its replies. A bare export has neither. */
export function documentChecks(report: EvidenceReport, evidence: Evidence): readonly Check[] {
  if (evidence.bundle === null) return []
  return [...report.documents.map(documentCheck), repliesCheck(report, evidence.replies.length)]
}

function repliesCheck({ replies }: EvidenceReport, records: number): Check {
  const name = 'replies'
  if (records === 0)
    return check('documents', name, 'note', 'the bundle holds no reply that was given after the submission')
  const words = `${count(records, 'reply', 'replies')} after the submission`
  if (replies === null)
    return check('documents', name, 'open', `${words}; what they reply to does not hold, so they cannot be checked`)
  if (replies.problem !== null)
    return check(
      'documents',
      name,
      'FAIL',
      `${words}; number ${replies.problem.number} does not hold: ${errors[replies.problem.code].message} (${replies.problem.code})`,
      {
        code: replies.problem.code,
        next: 'Do not take it for the candidate’s word. Ask the candidate for their own copy.',
      },
    )
  return check('documents', name, 'ok', `${words}, signed by the device that submitted, none left out between them`)
}

function documentCheck({ name, state, digest, openedDigest }: DocumentFinding): Check {
  const title = titles[name]
  const short = (hex: string | null) => `${(hex ?? '').slice(0, 16)}…`
  switch (state) {
    case 'fits':
      return check(
        'documents',
        name,
        'ok',
        `the ${title} is the one that the attempt was opened with (${short(digest)})`,
      )
    case 'differs':
      return check(
        'documents',
        name,
        'FAIL',
        `the ${title} in the bundle is not the one that the attempt was opened with: its digest is ${short(digest)}, the journal names ${short(openedDigest)} (bundle/document-differs)`,
        {
          code: 'bundle/document-differs',
          next: `Ask the organisation for the ${title} of this attempt. Do not judge the answers by this one.`,
        },
      )
    case 'malformed':
      return check(
        'documents',
        name,
        'FAIL',
        `the ${title} in the bundle cannot be read as JSON without doubt (bundle/document-malformed)`,
        {
          code: 'bundle/document-malformed',
          next: 'Ask who made the bundle for a new one.',
        },
      )
    case 'absent':
      return check('documents', name, 'note', `the bundle does not hold the ${title}`)
    case 'closed':
      return check(
        'documents',
        name,
        'open',
        `the ${title} is there (${short(digest)}); which one the attempt was opened with, only the opened journal can say`,
      )
  }
}
