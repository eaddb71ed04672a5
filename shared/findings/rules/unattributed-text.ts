import { sayCount, sayShare } from '../../timeline/amounts.ts'
import { innocent } from '../../timeline/causes.ts'
import { assistiveTime } from '../answering.ts'
import { blindTime, coverageOf, sayUnseen } from '../coverage.ts'
import { createExplanations } from '../explanations.ts'
import type { Rule, RuleInput } from '../model.ts'
import { holds } from '../stretches.ts'

/** Characters without an explanation that are still taken for noise of the editor (docs/rules/unattributed-text.md). */
export const UNATTRIBUTED_CHARS = 50

interface Text {
  readonly seq: number
  readonly chars: number
  readonly explainedBy: readonly number[]
  /** An assistive program ran, or edits could not be seen: text without an input event is then what one expects. */
  readonly isExpected: boolean
}

function textsOf(input: RuleInput): readonly Text[] {
  const { provenance, timeline } = input
  const explanations = createExplanations(input)
  const unseen = [...blindTime(input, 'edits'), ...assistiveTime(input)]
  const spans = provenance.fields.flatMap((field) => field.spans.filter((span) => span.origin === 'unattributed'))
  return spans.map(({ seq, from, to }) => {
    const atMs = timeline.atMs[seq] ?? 0
    const { explainedBy } = explanations.explain([{ fromMs: atMs - 1, toMs: atMs + 1 }])
    return { seq, chars: to - from, explainedBy, isExpected: holds(unseen, atMs) }
  })
}

const charsOf = (texts: readonly Text[]) => texts.reduce((sum, { chars }) => sum + chars, 0)

export const unattributedText: Rule = {
  id: 'unattributed-text',
  version: 2,
  title: 'Text without an input event',
  changed:
    'Text that came next to a fault or an interruption, or while an assistive program ran, does not count; text from a time in which edits were seen counts even where they were not seen at another.',
  apply(input) {
    const texts = textsOf(input)
    const open = texts.filter(({ explainedBy }) => explainedBy.length === 0)
    const certain = open.filter(({ isExpected }) => !isExpected)
    const chars = charsOf(certain)
    const coverage = [coverageOf(input, 'edits')]
    const isFound = chars > UNATTRIBUTED_CHARS
    const isOpen = charsOf(open) > UNATTRIBUTED_CHARS
    const common = {
      measures: [{ name: 'Characters', value: chars, threshold: UNATTRIBUTED_CHARS, unit: 'characters' }],
      inputs: [...new Set((isFound ? certain : isOpen ? open : []).map(({ seq }) => seq))],
      explainedBy: [...new Set(texts.flatMap(({ explainedBy }) => explainedBy))],
      coverage,
      innocentCauses: innocent.unattributed,
      wouldDiffer: `At most ${UNATTRIBUTED_CHARS} characters of all responses without an input event that explains them.`,
    } as const
    if (isFound)
      return {
        ...common,
        answer: 'found',
        words: `${sayCount(chars, 'character')} appeared without an input event; ${sayShare(input.provenance.shares.unattributed)} of all responses has none.`,
      }
    if (isOpen)
      return {
        ...common,
        answer: 'cannot-tell',
        words: 'Text without an input event came while an assistive program ran, or while edits could not be seen.',
      }
    if (coverage[0]?.isEnough !== true)
      return {
        ...common,
        answer: 'cannot-tell',
        words: sayUnseen(coverage, 'Edits could not be seen for part of the time.'),
      }
    return { ...common, answer: 'not-found', words: `${sayCount(chars, 'character')} without an input event.` }
  },
}
