import type { Evidence } from '../../../shared/bundle/bundle.ts'
import type { DocumentFinding } from '../../../shared/bundle/check-documents.ts'
import type { EvidenceReport } from '../../../shared/bundle/check-evidence.ts'
import { type Check, check } from './check.ts'
import { count } from './format.ts'

const titles = { pack: 'item pack', policy: 'policy', consent: 'consent document' } as const

/** What the bundle's documents are, and its replies. A bare export has neither. */
export function documentChecks(report: EvidenceReport, evidence: Evidence): readonly Check[] {
  if (evidence.bundle === null) return []
  const replies = evidence.replies.length
  const words = `${count(replies, 'reply', 'replies')} of the candidate, in a format that this version does not read`
  return [
    ...report.documents.map(documentCheck),
    replies === 0
      ? check('documents', 'replies', 'note', 'the bundle holds no reply of the candidate')
      : check('documents', 'replies', 'open', words, { next: 'Update Candor, then check again.' }),
  ]
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
