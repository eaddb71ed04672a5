import { sayCount, sayDuration } from '../../timeline/amounts.ts'
import { innocent } from '../../timeline/causes.ts'
import { coverageOf, sayUnseen } from '../coverage.ts'
import { type Departure, departuresOf } from '../departures.ts'
import type { Rule, RuleInput } from '../model.ts'

/** Departures that count under the policy, and what else there is to say about the others (docs/rules/focus-loss.md). */
function judge(input: RuleInput) {
  const { count, awayMs: toleratedMs } = input.policy.toleratedFocusLoss
  const departures = departuresOf(input)
  // What an explanation leaves over is an estimate: it counts only where it is long.
  const isExplained = ({ openMs, awayMs }: Departure) => openMs < awayMs && openMs <= toleratedMs
  const open = departures.filter((departure) => !isExplained(departure))
  const long = open.filter((departure) => departure.openMs > toleratedMs)
  const shortCount = open.length - long.length
  return { departures, open, counted: shortCount > count ? open : long, shortCount, count, toleratedMs }
}

export const focusLoss: Rule = {
  id: 'focus-loss',
  version: 2,
  title: 'Other windows in front',
  changed:
    'An explanation covers only the time that it plausibly lasts; breaks, hand-overs, the time before the start and flickers below a second do not count; outages and assistive programs explain too.',
  apply(input) {
    const { departures, open, counted, shortCount, count, toleratedMs } = judge(input)
    const totalMs = counted.reduce((sum, departure) => sum + departure.openMs, 0)
    const coverage = [coverageOf(input, 'focus')]
    const explained = departures.length - open.length
    const aside =
      explained > 0 ? ` ${sayCount(explained, 'more is', 'more are')} explained by what happened at the same time.` : ''
    const common = {
      measures: [
        {
          name: 'Longest time away that nothing explains',
          value: Math.max(0, ...open.map(({ openMs }) => openMs)),
          threshold: toleratedMs,
          unit: 'ms',
        },
        { name: 'Short departures', value: shortCount, threshold: count, unit: 'times' },
      ],
      inputs: counted.map(({ seq }) => seq),
      explainedBy: [...new Set(departures.flatMap((departure) => departure.explainedBy))],
      coverage,
      innocentCauses: innocent.focus['other-window'],
      wouldDiffer: `The policy tolerates ${sayCount(count, 'departure')} of at most ${sayDuration(toleratedMs)}; what a suspension, a lock, a fault, an outage or an interruption explains does not count.`,
    } as const
    if (counted.length > 0)
      return {
        ...common,
        answer: 'found',
        words: `Another window was in front ${sayCount(counted.length, 'time')}, ${sayDuration(totalMs)} in all.${aside}`,
      }
    if (coverage[0]?.isEnough !== true)
      return {
        ...common,
        answer: 'cannot-tell',
        words: sayUnseen(coverage, `The focus could not be seen for part of the time.${aside}`),
      }
    const words =
      open.length === 0
        ? 'No departure counts.'
        : `${sayCount(open.length, 'departure')}, within what the policy tolerates.`
    return { ...common, answer: 'not-found', words: `${words}${aside}` }
  },
}
