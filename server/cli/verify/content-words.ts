import type { EvidenceReport } from '../../../shared/bundle/check-evidence.ts'
import type { JournalExport } from '../../../shared/journal/export.ts'
import { countWords } from '../../../shared/pack/response.ts'
import { type Check, check, look } from './check.ts'
import { count } from './format.ts'
import { problemCheck } from './problem-words.ts'

export interface ResponseSize {
  readonly field: string
  readonly state: 'blank' | 'text' | 'chosen'
  readonly characters: number
  readonly words: number
}

/** Whether the events open and replay. */
export function contentChecks(report: EvidenceReport, file: JournalExport): readonly Check[] {
  const { contents, export: exported } = report
  if (exported.events === null)
    return [
      check('contents', 'contents', 'open', 'the answers and events are closed: no reading key was given', {
        next: 'Whoever may read the answers can give the scoring key (--scoring-key) or the attempt’s key (--key).',
      }),
    ]
  if (contents === null) return [] // nothing opened: the record's own problem says why
  const problems = contents.problems.map((problem) => problemCheck('contents', problem, file.segments))
  if (problems.length > 0) return problems
  if (!exported.journal.ok) {
    const words = `${count(exported.events.length, 'event')} that could be reached open and replay. Whether that is all cannot be said while the record does not hold`
    return [check('contents', 'contents', 'open', words)]
  }
  const submitted = contents.isSubmitted ? 'submitted' : 'not submitted'
  const good = check(
    'contents',
    'contents',
    'ok',
    `${count(exported.events.length, 'event')} open and replay; ${submitted}`,
  )
  if (exported.events.some(({ type }) => type === 'attempt.opened')) return [good]
  const words = 'the journal does not say which pack, policy and consent document the attempt was opened with'
  return [
    good,
    look(
      'contents',
      'opened',
      'attempt/unopened',
      words,
      'The client as it was released says so first. Ask what wrote this.',
    ),
  ]
}

/** Sizes of the responses, never their text; null unless the whole journal holds and is open: half of an answer is none. */
export function responseSizes({ contents, export: { journal } }: EvidenceReport): readonly ResponseSize[] | null {
  if (contents === null || !journal.ok) return null
  return contents.responses.map(({ field, value }) => {
    if (value === null || value === '') return { field, state: 'blank', characters: 0, words: 0 }
    if (typeof value !== 'string') return { field, state: 'chosen', characters: 0, words: 0 }
    return { field, state: 'text', characters: [...value].length, words: countWords(value) }
  })
}

export function sizeWords({ state, characters, words }: ResponseSize): string {
  if (state === 'text') return `${count(characters, 'character')}, ${count(words, 'word')}`
  return state === 'chosen' ? 'answered' : 'blank'
}
