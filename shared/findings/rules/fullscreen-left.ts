import { sayCount, sayDuration } from '../../timeline/amounts.ts'
import { innocent } from '../../timeline/causes.ts'
import { answeringTime } from '../answering.ts'
import { coverageOf, sayUnseen } from '../coverage.ts'
import { createExplanations } from '../explanations.ts'
import { holdsFullscreen } from '../held.ts'
import type { Rule, RuleInput } from '../model.ts'
import { within } from '../stretches.ts'

/** Shorter exits are animations between desktops (docs/rules/fullscreen-left.md). */
export const SHORT_MS = 3_000
export const MAX_EXITS = 3
export const MAX_OUT_MS = 120_000

/** Exits while answering that Candor did not ask for, each with the time that nothing explains. */
function judge(input: RuleInput) {
  const answering = answeringTime(input)
  const explanations = createExplanations(input)
  const asked = new Set(
    input.events.flatMap((event) => (event.type === 'fullscreen.left' && event.data.isRequested ? [event.seq] : [])),
  )
  const exits = input.timeline.intervals
    .filter((interval) => interval.kind === 'not-fullscreen' && !asked.has(interval.seq))
    .map((interval) => ({ seq: interval.seq, ...explanations.explain(within([interval], answering)) }))
  const counted = exits.filter(({ leftMs }) => leftMs > SHORT_MS)
  return {
    counted,
    totalMs: counted.reduce((sum, { leftMs }) => sum + leftMs, 0),
    explainedBy: [...new Set(exits.flatMap(({ explainedBy }) => explainedBy))],
  }
}

export const fullscreenLeft: Rule = {
  id: 'fullscreen-left',
  version: 1,
  title: 'Full screen left',
  changed: null,
  apply(input) {
    const isAsked = holdsFullscreen(input.policy)
    const { counted, totalMs, explainedBy } = judge(input)
    const isFound = isAsked && (counted.length > MAX_EXITS || totalMs > MAX_OUT_MS)
    const coverage = [coverageOf(input, 'fullscreen')]
    const common = {
      measures: [
        { name: 'Exits', value: counted.length, threshold: MAX_EXITS, unit: 'times' },
        { name: 'Time out of full screen', value: totalMs, threshold: MAX_OUT_MS, unit: 'ms' },
      ],
      inputs: isFound ? counted.map(({ seq }) => seq) : [],
      explainedBy,
      coverage,
      innocentCauses: innocent.fullscreen,
      wouldDiffer: `At most ${sayCount(MAX_EXITS, 'exit')} of more than ${sayDuration(SHORT_MS)} and at most ${sayDuration(MAX_OUT_MS)} in all, or a policy that does not ask for full screen.`,
    } as const
    if (isFound)
      return {
        ...common,
        answer: 'found',
        words: `Full screen was left ${sayCount(counted.length, 'time')}, for ${sayDuration(totalMs)} in all.`,
      }
    if (!isAsked) return { ...common, answer: 'not-found', words: 'The policy does not ask for full screen.' }
    if (coverage[0]?.isEnough !== true)
      return {
        ...common,
        answer: 'cannot-tell',
        words: sayUnseen(coverage, 'Full screen could not be seen for part of the time.'),
      }
    return { ...common, answer: 'not-found', words: 'Full screen was kept, or left only briefly.' }
  },
}
