import { sayDuration } from '../../timeline/amounts.ts'
import { innocent } from '../../timeline/causes.ts'
import { answeringTime } from '../answering.ts'
import { coverageOf, sayUnseen } from '../coverage.ts'
import { createExplanations } from '../explanations.ts'
import { holdsOneDisplay } from '../held.ts'
import type { Rule, RuleInput } from '../model.ts'
import { lengthOf, type Stretch, within } from '../stretches.ts'

/** A second display that is there for less than this is one that is being unplugged (docs/rules/second-display.md). */
export const MAX_SECOND_DISPLAY_MS = 120_000

interface Connected extends Stretch {
  readonly seq: number
}

/** When more than one display was connected, by what the client said at its start and at each change. */
function connectedTime({ events, timeline }: RuleInput): readonly Connected[] {
  const connected: Connected[] = []
  let open: { readonly seq: number; readonly fromMs: number } | null = null
  const close = (toMs: number) => {
    if (open !== null) connected.push({ ...open, toMs })
    open = null
  }
  for (const event of events) {
    if (event.type !== 'session.started' && event.type !== 'displays.changed') continue
    const atMs = timeline.atMs[event.seq] ?? 0
    const isMore = event.data.displays.length > 1
    if (!isMore || event.type === 'session.started') close(atMs)
    if (isMore) open ??= { seq: event.seq, fromMs: atMs }
  }
  close(timeline.toMs)
  return connected
}

export const secondDisplay: Rule = {
  id: 'second-display',
  version: 1,
  title: 'A second display where the policy allows one',
  changed: null,
  apply(input) {
    const isAsked = holdsOneDisplay(input.policy)
    const answering = answeringTime(input)
    const connected = connectedTime(input).filter((stretch) => within([stretch], answering).length > 0)
    const { leftMs, explainedBy } = createExplanations(input).explain(within(connected, answering))
    const totalMs = lengthOf(within(connected, answering))
    const isFound = isAsked && leftMs > MAX_SECOND_DISPLAY_MS
    const coverage = [coverageOf(input, 'displays')]
    const common = {
      measures: [{ name: 'Time with a second display', value: leftMs, threshold: MAX_SECOND_DISPLAY_MS, unit: 'ms' }],
      inputs: isFound ? connected.map(({ seq }) => seq) : [],
      explainedBy,
      coverage,
      innocentCauses: innocent.displays,
      wouldDiffer: `A second display for at most ${sayDuration(MAX_SECOND_DISPLAY_MS)} while answering, or a policy that allows more than one.`,
    } as const
    if (isFound)
      return {
        ...common,
        answer: 'found',
        words: `More than one display was connected for ${sayDuration(totalMs)} of the time; what was on it is not known.`,
      }
    if (!isAsked) return { ...common, answer: 'not-found', words: 'The policy does not ask for one display.' }
    if (coverage[0]?.isEnough !== true)
      return {
        ...common,
        answer: 'cannot-tell',
        words: sayUnseen(coverage, 'Displays could not be seen for part of the time.'),
      }
    return { ...common, answer: 'not-found', words: 'One display was connected, or a second one only briefly.' }
  },
}
