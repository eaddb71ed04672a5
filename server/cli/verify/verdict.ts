import type { Evidence } from '../../../shared/bundle/bundle.ts'
import type { EvidenceReport } from '../../../shared/bundle/check-evidence.ts'
import type { Check } from './check.ts'
import { contentChecks, type ResponseSize, responseSizes } from './content-words.ts'
import { documentChecks } from './document-words.ts'
import { count, instant } from './format.ts'
import { keyChecks } from './key-words.ts'
import { originChecks } from './origin-words.ts'
import type { ReadingKey } from './reading-key.ts'
import { receiptChecks } from './receipt-words.ts'
import { recordChecks } from './record-words.ts'
import { timeChecks } from './time-words.ts'

/** `holds`: all of it. `holds-so-far`: all that could be checked. */
export type Conclusion = 'holds' | 'holds-so-far' | 'does-not-hold'

/** What `verify` says, in the shape of its JSON (docs/verification.md). */
export interface Verdict {
  /** Nothing that could be checked is wrong. */
  readonly ok: boolean
  readonly conclusion: Conclusion
  /** The conclusion in a sentence or two. */
  readonly sentence: string
  readonly file: string
  readonly kind: 'bundle' | 'export'
  /** Of the whole file, hex, so that people can say which file they checked. */
  readonly sha256: string
  readonly bytes: number
  readonly attemptId: string
  readonly exportedBy: string
  readonly exported: string
  /** Of the bundle; null for a bare export. */
  readonly madeBy: string | null
  readonly made: string | null
  readonly frames: number
  readonly events: number
  readonly gaps: number
  readonly forks: number
  readonly isSealed: boolean
  readonly checks: readonly Check[]
  /** Null without a reading key, and where the journal does not hold to its end. */
  readonly isSubmitted: boolean | null
  readonly responses: readonly ResponseSize[] | null
  /** What the words were made from. */
  readonly evidence: Pick<EvidenceReport, 'forks' | 'segments' | 'clock' | 'documents'>
}

export interface CheckedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly evidence: Evidence
  readonly report: EvidenceReport
  readonly reading: ReadingKey
  /** The server's key that the checker gave; null when the one in the file was used. */
  readonly serverPublicKey: Uint8Array | null
}

/** Puts a report into words. Times of the file are its maker's and not signed. */
export function verdictOf({ path, bytes, sha256, evidence, report, reading, serverPublicKey }: CheckedFile): Verdict {
  const { journal: file, bundle } = evidence
  const checks = [
    ...recordChecks(report, file),
    ...receiptChecks(report, file),
    ...timeChecks(report, Math.max(bundle?.madeMs ?? 0, file.exportedMs)),
    ...originChecks(report),
    ...documentChecks(report, evidence),
    ...contentChecks(report, file),
    ...keyChecks(report, file, reading, serverPublicKey),
  ]
  const { frames, events, gaps, forks, isSealed } = report.export.journal
  const { forks: versions, segments, clock, documents } = report
  const conclusion = conclude(report, checks)
  return {
    ok: conclusion !== 'does-not-hold',
    conclusion,
    sentence: sentenceOf(conclusion, checks),
    file: path,
    kind: bundle === null ? 'export' : 'bundle',
    sha256,
    bytes,
    attemptId: file.attemptId,
    exportedBy: file.exportedBy,
    exported: instant(file.exportedMs),
    madeBy: bundle?.madeBy ?? null,
    made: bundle === null ? null : instant(bundle.madeMs),
    frames,
    events,
    gaps,
    forks,
    isSealed,
    checks,
    isSubmitted: report.export.journal.ok ? (report.contents?.isSubmitted ?? null) : null,
    responses: responseSizes(report),
    evidence: { forks: versions, segments, clock, documents },
  }
}

function conclude(report: EvidenceReport, checks: readonly Check[]): Conclusion {
  if (!report.ok || checks.some(({ outcome }) => outcome === 'FAIL')) return 'does-not-hold'
  return checks.some(({ outcome }) => outcome === 'open') ? 'holds-so-far' : 'holds'
}

/** What a check is about, where its name alone does not say it. */
const subjectsByName: Readonly<Record<string, string>> = {
  seal: 'whether this is all of it',
  repair: 'bytes at the end of a segment',
  'left out': 'signed units that were left out',
  'receipt list': 'receipts that are not listed',
  opened: 'what the attempt was opened with',
  future: 'times after the file was made',
  server: 'the server’s own times',
  pace: 'how fast the device’s clock ran',
  jumps: 'a wall clock that was set',
  'set back': 'a clock that was set back',
  receipts: 'whether a server confirmed it',
  beyond: 'what comes after the damage',
  'last events': 'the last events against a server',
  pack: 'the documents',
  policy: 'the documents',
  consent: 'the documents',
  replies: 'the replies',
  contents: 'what was written',
  'taken with': 'what it was written with',
  'device key': 'whose device signed it',
  'server key': 'whose server confirmed it',
}

/** What a check is about, where its code says more than its name. */
const subjectsByCode: Readonly<Record<string, string>> = {
  'runtime/standin': 'what it was written with (a stand-in, not the real client)',
  'runtime/other': 'what it was written with (not the real client)',
}

function subjectOf({ name, code }: Check): string {
  return subjectsByCode[code ?? ''] ?? subjectsByName[name] ?? name
}

function sentenceOf(conclusion: Conclusion, checks: readonly Check[]): string {
  const of = (outcome: Check['outcome']) => checks.filter((one) => one.outcome === outcome)
  const names = (some: readonly Check[]) => [...new Set(some.map(({ name }) => name))].join(', ')
  const subjects = (some: readonly Check[]) => [...new Set(some.map(subjectOf))].join('; ')
  if (conclusion === 'does-not-hold') {
    const failures = of('FAIL')
    const next = failures.find((one) => one.next !== null)?.next ?? ''
    return `This record does not hold: ${count(failures.length, 'check')} failed (${names(failures)}). ${next}`.trim()
  }
  const looks = of('look')
  const look = looks.length === 0 ? '' : ` Before you rely on it, look at: ${subjects(looks)}.`
  if (conclusion === 'holds') return `This record holds.${look}`
  return `This record holds as far as it could be checked. Not checked: ${subjects(of('open'))}.${look}`
}
