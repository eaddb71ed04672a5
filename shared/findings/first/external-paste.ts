import type { FieldProvenance } from '../../provenance/derive.ts'
import type { OriginSpan } from '../../provenance/spans.ts'
import { sayCount, sayShare } from '../../timeline/amounts.ts'
import { innocent } from '../../timeline/causes.ts'
import type { Rule, RuleInput } from '../model.ts'
import { couldSee, coverageOf } from './coverage.ts'

/** Above this share of a response, external text asks for a look (docs/rules/external-paste.md). */
export const EXTERNAL_SHARE = 0.3
/** Shorter responses are not judged: a phrase is a large share of a line. */
export const MIN_RESPONSE_CHARS = 100

const isExternal = (span: OriginSpan) => span.origin === 'pasted:external' || span.origin === 'dropped:external'
const shareOf = ({ shares }: FieldProvenance) => shares['pasted:external'] + shares['dropped:external']

/** Copies were invisible at a paste that counts, so own text may look external. */
function isClipboardBlind({ timeline }: RuleInput, seqs: readonly number[]): boolean {
  const blind = coverageOf(timeline, 'clipboard')
  if (blind.isEnough) return false
  // A copy may have been missed at any time before the paste, not only at its moment.
  return seqs.some((seq) => {
    const atMs = timeline.atMs[seq] ?? 0
    return (
      !couldSee(timeline, 'clipboard', atMs) ||
      timeline.coverage.some(
        (span) =>
          span.sensor === 'clipboard' && span.state !== 'on' && span.state !== 'not-running' && span.fromMs < atMs,
      )
    )
  })
}

export const externalPaste: Rule = {
  id: 'external-paste-share',
  version: 1,
  title: 'Text from outside in a response',
  changed: null,
  apply(input) {
    const judged = input.provenance.fields.filter((field) => field.text.length >= MIN_RESPONSE_CHARS)
    const over = judged.filter((field) => shareOf(field) > EXTERNAL_SHARE)
    const inputs = [...new Set(over.flatMap((field) => field.spans.filter(isExternal).map((span) => span.seq)))]
    const coverage = [coverageOf(input.timeline, 'edits'), coverageOf(input.timeline, 'clipboard')]
    const largest = judged.reduce((most, field) => Math.max(most, shareOf(field)), 0)
    const common = {
      measures: [
        { name: 'Largest external share of a response', value: largest, threshold: EXTERNAL_SHARE, unit: 'share' },
      ],
      inputs,
      explainedBy: [],
      coverage,
      innocentCauses: innocent.external,
      wouldDiffer: `No response of at least ${MIN_RESPONSE_CHARS} characters with more than ${sayShare(EXTERNAL_SHARE)} of it from outside.`,
    } as const
    if (over.length > 0 && isClipboardBlind(input, inputs))
      return {
        ...common,
        answer: 'cannot-tell',
        words:
          'The clipboard could not be seen before some pastes, so their own text may look as if it came from outside.',
      }
    if (over.length > 0) {
      const chars = over
        .flatMap((field) => field.spans.filter(isExternal))
        .reduce((sum, span) => sum + span.to - span.from, 0)
      return {
        ...common,
        answer: 'found',
        words: `${sayCount(over.length, 'response')} with more than ${sayShare(EXTERNAL_SHARE)} from outside, ${sayCount(chars, 'character')} in all; the largest share is ${sayShare(largest)}.`,
      }
    }
    if (coverage[0]?.isEnough !== true)
      return { ...common, answer: 'cannot-tell', words: 'Edits could not be seen for part of the time.' }
    return {
      ...common,
      answer: 'not-found',
      words: `The largest share from outside is ${sayShare(largest)} of a response.`,
    }
  },
}
