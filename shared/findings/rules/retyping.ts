import { countWords } from '../../pack/response.ts'
import type { FieldProvenance } from '../../provenance/derive.ts'
import { sayCount, sayShare } from '../../timeline/amounts.ts'
import { innocent } from '../../timeline/causes.ts'
import { assistiveTime } from '../answering.ts'
import { coverageOf, sayUnseen } from '../coverage.ts'
import type { Measure, Rule, RuleInput } from '../model.ts'
import { type WritingProcess, writingProcesses } from '../writing-process.ts'
import {
  looksRetyped,
  MAX_INSERTED_SHARE,
  MAX_MEAN_PAUSE_MS,
  MIN_PRODUCT_SHARE,
  MIN_WORDS,
  type RetypingMeasures,
} from './retyping-measures.ts'

/** Responses of which more than this share did not come by keys are not judged: other measures speak about those. */
export const MAX_OTHER_SHARE = 0.1

interface Judged {
  readonly seq: number
  readonly measures: RetypingMeasures
}

function measure({ text }: FieldProvenance, process: WritingProcess): RetypingMeasures {
  return {
    words: countWords(text),
    insertedShare: process.insertedChars / process.keyedChars,
    productShare: Math.min(1, text.length / (process.keyedChars + process.otherChars)),
    meanPauseMs: process.pauses === 0 ? 0 : process.pausedMs / process.pauses,
  }
}

/** Responses that are long enough and came by keys, with how they came about. */
function judge(input: RuleInput): readonly Judged[] {
  const processes = writingProcesses(input)
  return input.provenance.fields.flatMap((field) => {
    const process = processes.get(field.field)
    const first = field.spans[0]
    if (process === undefined || first === undefined || process.keyedChars === 0) return []
    if (process.otherChars / (process.keyedChars + process.otherChars) > MAX_OTHER_SHARE) return []
    const measures = measure(field, process)
    return measures.words < MIN_WORDS ? [] : [{ seq: first.seq, measures }]
  })
}

/** Assistive programs, dictation and input methods write in one go: their users are never judged by this rule. */
function isSpared(input: RuleInput): boolean {
  const { events } = input
  const isAccommodated = events.some(
    (event) =>
      event.type === 'accommodation.applied' &&
      (event.data.waived.length > 0 || event.data.uncounted !== undefined || event.data.extraTimePercent > 0),
  )
  return isAccommodated || assistiveTime(input).length > 0 || assistedShare(input) > 0.02
}

function assistedShare({ provenance }: RuleInput): number {
  return provenance.shares.dictated + provenance.shares.composed
}

/** The measures of the response that is nearest to a finding: one that is found, else the longest. */
function measuresOf(judged: readonly Judged[]): readonly Measure[] {
  const shown =
    judged.find(({ measures }) => looksRetyped(measures)) ??
    judged.toSorted((one, other) => other.measures.words - one.measures.words)[0]
  if (shown === undefined) return []
  const { insertedShare, productShare, meanPauseMs } = shown.measures
  return [
    {
      name: 'Put in before other text',
      value: insertedShare,
      threshold: MAX_INSERTED_SHARE,
      unit: 'share',
      counts: 'up-to',
    },
    { name: 'Left of what was put in', value: productShare, threshold: MIN_PRODUCT_SHARE, unit: 'share' },
    { name: 'Mean pause', value: meanPauseMs, threshold: MAX_MEAN_PAUSE_MS, unit: 'ms', counts: 'up-to' },
  ]
}

export const retyping: Rule = {
  id: 'retyping',
  version: 1,
  title: 'Written in one go',
  changed: null,
  apply(input) {
    const judged = judge(input)
    const found = judged.filter(({ measures }) => looksRetyped(measures))
    const coverage = [coverageOf(input, 'edits')]
    const common = {
      measures: measuresOf(judged),
      explainedBy: [],
      coverage,
      innocentCauses: innocent.oneGo,
      wouldDiffer: `A response of at least ${MIN_WORDS} words in which more than ${sayShare(MAX_INSERTED_SHARE)} was put in before other text, or at most ${sayShare(MIN_PRODUCT_SHARE)} of it was left, or pauses were longer.`,
    } as const
    if (isSpared(input))
      return {
        ...common,
        measures: [],
        inputs: [],
        answer: 'cannot-tell',
        words:
          'This rule is not asked where dictation, an input method, an assistive program or an accommodation had a part.',
      }
    if (coverage[0]?.isEnough !== true)
      return {
        ...common,
        inputs: [],
        answer: 'cannot-tell',
        words: sayUnseen(coverage, 'Edits could not be seen for part of the time.'),
      }
    if (found.length > 0)
      return {
        ...common,
        inputs: found.map(({ seq }) => seq),
        answer: 'found',
        words: `A weak signal, for a person to look at: ${sayCount(found.length, 'response')} of at least ${MIN_WORDS} words came with little revision and short pauses, as copied text does and fluent writing may.`,
      }
    const words =
      judged.length === 0
        ? `No response of at least ${MIN_WORDS} words was written by keys.`
        : 'Responses were written with revisions or pauses.'
    return { ...common, inputs: [], answer: 'not-found', words }
  },
}
