import { sayCount, sayShare } from '../../timeline/amounts.ts'
import { innocent } from '../../timeline/causes.ts'
import type { Rule } from '../model.ts'
import { coverageOf } from './coverage.ts'

/** Characters without an explanation that are still taken for noise of the editor (docs/rules/unattributed-text.md). */
export const UNATTRIBUTED_CHARS = 50

export const unattributedText: Rule = {
  id: 'unattributed-text',
  version: 1,
  title: 'Text without an input event',
  changed: null,
  apply({ provenance, timeline }) {
    const spans = provenance.fields.flatMap((field) => field.spans.filter((span) => span.origin === 'unattributed'))
    const chars = spans.reduce((sum, span) => sum + span.to - span.from, 0)
    const coverage = [coverageOf(timeline, 'edits')]
    const common = {
      measures: [{ name: 'Characters', value: chars, threshold: UNATTRIBUTED_CHARS, unit: 'characters' }],
      inputs: [...new Set(spans.map((span) => span.seq))],
      explainedBy: [],
      coverage,
      innocentCauses: innocent.unattributed,
      wouldDiffer: `At most ${UNATTRIBUTED_CHARS} characters of all responses without an input event that explains them.`,
    } as const
    // Where edits could not be seen, text without an event is what one expects, so nothing follows from it.
    if (coverage[0]?.isEnough !== true)
      return { ...common, answer: 'cannot-tell', words: 'Edits could not be seen for part of the time.' }
    if (chars <= UNATTRIBUTED_CHARS)
      return { ...common, answer: 'not-found', words: `${sayCount(chars, 'character')} without an input event.` }
    const share = sayShare(provenance.shares.unattributed)
    return {
      ...common,
      answer: 'found',
      words: `${sayCount(chars, 'character')}, ${share} of all responses, appeared without an input event.`,
    }
  },
}
