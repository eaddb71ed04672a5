import type { JournalEvent } from '../../shared/attempt/events.ts'
import { EventRefused, foldEvents } from '../../shared/attempt/state.ts'
import type { ExportReport } from '../../shared/journal/check-export.ts'
import type { JournalExport } from '../../shared/journal/export.ts'
import type { JournalProblem } from '../../shared/journal/report.ts'
import { countWords } from '../../shared/pack/response.ts'

/** One check in plain words. `note` states a fact that is neither good nor bad. */
export interface Check {
  readonly name: string
  readonly outcome: 'ok' | 'FAIL' | 'note'
  readonly words: string
}

export interface ResponseSize {
  readonly field: string
  readonly state: 'blank' | 'text' | 'chosen'
  readonly characters: number
  readonly words: number
}

/** What `verify` says, in the shape of its JSON. */
export interface Verdict {
  readonly ok: boolean
  readonly file: string
  readonly attemptId: string
  readonly exportedBy: string
  readonly exported: string
  readonly frames: number
  readonly events: number
  readonly gaps: number
  readonly forks: number
  readonly isSealed: boolean
  readonly checks: readonly Check[]
  /** Null without a reading key. */
  readonly isSubmitted: boolean | null
  readonly responses: readonly ResponseSize[] | null
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}

function instant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

function place(problem: JournalProblem): string {
  return `${problem.words} (${problem.code}, segment ${problem.segment}, byte ${problem.offset.toLocaleString('en')})`
}

function journalChecks({ journal }: ExportReport, sizeBytes: number): readonly Check[] {
  const { segments, frames, events, checkpoints } = journal
  const checked = `${count(segments, 'segment')}, ${count(frames, 'frame')}, ${count(events, 'event')}`
  const chain: Check = journal.ok
    ? { name: 'chain', outcome: 'ok', words: `${checked}: no gap, no fork` }
    : { name: 'chain', outcome: 'FAIL', words: `holds for ${checked}, not beyond` }
  const signatures: Check = {
    name: 'signatures',
    outcome: journal.ok ? 'ok' : 'note',
    words: `${count(segments, 'header')} and ${count(checkpoints, 'checkpoint')} signed by one device, over ${count(sizeBytes, 'byte')}`,
  }
  const problems = journal.problems.map(
    (problem): Check => ({ name: 'problem', outcome: 'FAIL', words: place(problem) }),
  )
  return [chain, ...problems, signatures, sealCheck(journal.isSealed, journal.unsignedBytes), ...noted(journal)]
}

function sealCheck(isSealed: boolean, unsignedBytes: number): Check {
  if (isSealed) return { name: 'seal', outcome: 'ok', words: 'the attempt is sealed and nothing follows the seal' }
  const rest = unsignedBytes === 0 ? '' : `; ${count(unsignedBytes, 'byte')} at the end are not signed yet`
  return { name: 'seal', outcome: 'note', words: `the attempt is not sealed: more may have been written${rest}` }
}

function noted({ repairs, repairedBytes, abandonedUnits }: ExportReport['journal']): readonly Check[] {
  const checks: Check[] = []
  if (repairs > 0)
    checks.push({
      name: 'repairs',
      outcome: 'note',
      words: `${count(repairs, 'segment was', 'segments were')} cut off by a crash; ${count(repairedBytes, 'byte')} of unfinished frames were left out, by signed statement of the next segment`,
    })
  if (abandonedUnits > 0)
    checks.push({
      name: 'left out',
      outcome: 'note',
      words: `${count(abandonedUnits, 'signed unit was', 'signed units were')} left out by a later segment, as after a failed write; compare the receipts`,
    })
  return checks
}

function receiptCheck(report: ExportReport, file: JournalExport): readonly Check[] {
  const { receipts, serverKeyOrigin, journal } = report
  if (file.receipts.length === 0)
    return [{ name: 'receipts', outcome: 'note', words: 'the file holds none: no server has confirmed it' }]
  if (serverKeyOrigin === 'none')
    return [{ name: 'receipts', outcome: 'note', words: 'not checked: give the server’s key with --server-key' }]
  const key =
    serverKeyOrigin === 'given'
      ? 'by the key you gave'
      : 'by the key in the file, which proves nothing about whose it is'
  const until = receipts.lastServerTimeMs === null ? '' : `, the last at ${instant(receipts.lastServerTimeMs)}`
  const problems = receipts.problems.map(
    (problem): Check => ({ name: 'receipt', outcome: 'FAIL', words: place(problem) }),
  )
  const summary: Check = {
    name: 'receipts',
    outcome: problems.length === 0 ? 'ok' : 'FAIL',
    words: `${receipts.confirmed.toLocaleString('en')} of ${count(file.receipts.length, 'receipt')} agree, ${key}; the server confirmed ${receipts.confirmedNextSeq.toLocaleString('en')} of ${count(journal.events, 'event')}${until}`,
  }
  return [summary, ...problems]
}

interface Contents {
  readonly checks: readonly Check[]
  readonly isSubmitted: boolean
  readonly responses: readonly ResponseSize[]
}

/** Replays the events; what a replay refuses is a failure of the contents, not of the chain. */
function readContents(events: readonly JournalEvent[]): Contents {
  const runtimes = new Set(events.flatMap((event) => (event.type === 'session.started' ? [event.data.runtime] : [])))
  const taken: Check = {
    name: 'taken with',
    outcome: 'note',
    words: [...runtimes].join(', ') || 'no session was recorded',
  }
  try {
    const state = foldEvents(events)
    const responses = state.fields.map((field, index): ResponseSize => {
      const value = state.values[index] ?? null
      if (value === null || value === '') return { field, state: 'blank', characters: 0, words: 0 }
      if (typeof value !== 'string') return { field, state: 'chosen', characters: 0, words: 0 }
      return { field, state: 'text', characters: [...value].length, words: countWords(value) }
    })
    const isSubmitted = state.submittedWallMs !== null
    const words = `${count(events.length, 'event')} open and replay; ${isSubmitted ? 'submitted' : 'not submitted'}`
    return { checks: [{ name: 'contents', outcome: 'ok', words }, taken], isSubmitted, responses }
  } catch (error) {
    if (!(error instanceof EventRefused)) throw error
    const words = `the events open but cannot be replayed: ${error.message}`
    return { checks: [{ name: 'contents', outcome: 'FAIL', words }, taken], isSubmitted: false, responses: [] }
  }
}

/** Puts a report into words. */
export function verdictOf(path: string, file: JournalExport, report: ExportReport): Verdict {
  const sizeBytes = file.segments.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const label: readonly Check[] = report.isLabelRight
    ? []
    : [
        {
          name: 'label',
          outcome: 'FAIL',
          words: `the file says attempt ${file.attemptId}, its segments say ${report.journal.attemptId ?? 'nothing'} (journal/other-attempt)`,
        },
      ]
  const contents = report.events === null ? null : readContents(report.events)
  const checks = [
    ...label,
    ...journalChecks(report, sizeBytes),
    ...receiptCheck(report, file),
    ...(contents?.checks ?? []),
  ]
  const { frames, events, gaps, forks, isSealed } = report.journal
  return {
    ok: report.ok && checks.every(({ outcome }) => outcome !== 'FAIL'),
    file: path,
    attemptId: file.attemptId,
    exportedBy: file.exportedBy,
    exported: instant(file.exportedMs),
    frames,
    events,
    gaps,
    forks,
    isSealed,
    checks,
    isSubmitted: contents?.isSubmitted ?? null,
    responses: contents?.responses ?? null,
  }
}

/** One line per check, a line per response where they were opened, and the verdict. */
export function linesOf(verdict: Verdict): readonly string[] {
  const failures = verdict.checks.filter(({ outcome }) => outcome === 'FAIL').length
  return [
    `${verdict.file}: attempt ${verdict.attemptId}, exported ${verdict.exported} by ${verdict.exportedBy}`,
    '',
    ...verdict.checks.map(({ outcome, name, words }) => `${outcome.padEnd(5)} ${name.padEnd(11)} ${words}`),
    ...(verdict.responses ?? []).map((response) => `      ${response.field}: ${sizeWords(response)}`),
    '',
    verdict.ok ? 'Everything that was checked holds.' : `${count(failures, 'check does', 'checks do')} not hold.`,
  ]
}

function sizeWords({ state, characters, words }: ResponseSize): string {
  if (state === 'text') return `${count(characters, 'character')}, ${count(words, 'word')}`
  return state === 'chosen' ? 'answered' : 'blank'
}
