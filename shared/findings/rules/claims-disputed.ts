import type { EventOf } from '../../attempt/events.ts'
import { sayCount } from '../../timeline/amounts.ts'
import { innocent } from '../../timeline/causes.ts'
import { answeringTime, assistiveTime } from '../answering.ts'
import { coverageOf, sayUnseen } from '../coverage.ts'
import { createExplanations } from '../explanations.ts'
import type { Rule, RuleInput } from '../model.ts'
import { holds } from '../stretches.ts'

/** Characters that the page claimed and main did not see; below it, disagreement is noise (docs/rules/claims-disputed.md). */
export const UNSEEN_CHARS = 100
/** Disagreements; one is an event, not a finding. */
export const DISPUTES = 1

/** Characters claimed beyond those seen. Fewer claimed than seen is nothing: keys may do other things than write. */
const unseenChars = ({ data }: EventOf<'claim.disputed'>) =>
  data.claim === 'paste-gesture' ? 0 : Math.max(0, data.claimed - data.seen)

/** Disputes while answering, where neither a fault nor an assistive program accounts for them. */
function judge(input: RuleInput) {
  const { events, timeline } = input
  const answering = answeringTime(input)
  const assistive = assistiveTime(input)
  const explanations = createExplanations(input)
  const all = events.filter((event) => event.type === 'claim.disputed')
  const explainedBy = new Set<number>()
  const counted = all.filter((event) => {
    const atMs = timeline.atMs[event.seq] ?? 0
    if (!holds(answering, atMs) || holds(assistive, atMs) || event.data.claimed <= event.data.seen) return false
    const explained = explanations.explain([{ fromMs: atMs - 1, toMs: atMs + 1 }]).explainedBy
    for (const seq of explained) explainedBy.add(seq)
    return explained.length === 0
  })
  return { counted, explainedBy: [...explainedBy], chars: counted.reduce((sum, event) => sum + unseenChars(event), 0) }
}

export const claimsDisputed: Rule = {
  id: 'claims-disputed',
  version: 1,
  title: 'The page and the window disagree about input',
  changed: null,
  apply(input) {
    const { counted, explainedBy, chars } = judge(input)
    const isFound = chars > UNSEEN_CHARS && counted.length > DISPUTES
    const coverage = [coverageOf(input, 'keys')]
    const common = {
      measures: [
        {
          name: 'Characters that were claimed and not seen',
          value: chars,
          threshold: UNSEEN_CHARS,
          unit: 'characters',
        },
        { name: 'Disagreements', value: counted.length, threshold: DISPUTES, unit: 'times' },
      ],
      inputs: isFound ? counted.map(({ seq }) => seq) : [],
      explainedBy,
      coverage,
      innocentCauses: innocent.dispute,
      wouldDiffer: `At most ${UNSEEN_CHARS} characters that the page reported as typed or pasted and that the window did not see coming, or at most ${sayCount(DISPUTES, 'disagreement')}.`,
    } as const
    if (isFound)
      return {
        ...common,
        answer: 'found',
        words: `The page reported ${sayCount(chars, 'character')} more than the window saw coming, in ${sayCount(counted.length, 'disagreement')}.`,
      }
    if (coverage[0]?.isEnough !== true)
      return {
        ...common,
        answer: 'cannot-tell',
        words: sayUnseen(coverage, 'Key presses could not be counted for part of the time.'),
      }
    return {
      ...common,
      answer: 'not-found',
      words:
        counted.length === 0
          ? 'What the page reported was seen coming.'
          : 'Little of what the page reported was not seen coming.',
    }
  },
}
