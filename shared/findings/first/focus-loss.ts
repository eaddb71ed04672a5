import type { EventOf } from '../../attempt/events.ts'
import { sayCount, sayDuration } from '../../timeline/amounts.ts'
import { innocent } from '../../timeline/causes.ts'
import type { Interval } from '../../timeline/model.ts'
import type { Rule, RuleInput } from '../model.ts'
import { answeringTime, coverageOf } from './coverage.ts'
import { createExculpation } from './exculpation.ts'

interface Departure {
  readonly interval: Interval
  readonly awayMs: number
  readonly explainedBy: readonly number[]
}

/** Departures while answering. Own dialogs are none; the recorded length counts before the axis. */
function departuresOf({ events, timeline }: RuleInput): readonly Departure[] {
  const answering = answeringTime(timeline)
  if (answering === null) return []
  const exculpation = createExculpation(events, timeline)
  const losses = new Map<number, EventOf<'focus.lost'>>()
  const away = new Map<number, number>()
  for (const event of events) {
    if (event.type === 'focus.lost') losses.set(event.seq, event)
    else if (event.type === 'focus.regained') away.set(event.data.lossSeq, event.data.awayMs)
  }
  return timeline.intervals
    .filter(
      (interval) => interval.kind === 'away' && interval.toMs > answering.fromMs && interval.fromMs < answering.toMs,
    )
    .filter((interval) => losses.get(interval.seq)?.data.cause !== 'own-dialog')
    .map((interval) => ({
      interval,
      awayMs: away.get(interval.seq) ?? interval.toMs - interval.fromMs,
      explainedBy: exculpation.explain(interval.fromMs, interval.toMs),
    }))
}

export const focusLoss: Rule = {
  id: 'focus-loss',
  version: 1,
  title: 'Other windows in front',
  changed: null,
  apply(input) {
    const { count, awayMs: toleratedMs } = input.policy.toleratedFocusLoss
    const departures = departuresOf(input)
    const open = departures.filter((departure) => departure.explainedBy.length === 0)
    const long = open.filter((departure) => departure.awayMs > toleratedMs)
    const short = open.filter((departure) => departure.awayMs <= toleratedMs)
    const counted = short.length > count ? open : long
    const totalMs = counted.reduce((sum, departure) => sum + departure.awayMs, 0)
    const coverage = [coverageOf(input.timeline, 'focus')]
    const explained = departures.length - open.length
    const aside =
      explained > 0
        ? ` ${sayCount(explained, 'more is', 'more are')} explained by a suspension, a fault or an interruption.`
        : ''
    const tolerated = `${sayCount(count, 'departure')} of at most ${sayDuration(toleratedMs)}`
    const common = {
      measures: [
        {
          name: 'Longest time away',
          value: Math.max(0, ...open.map(({ awayMs }) => awayMs)),
          threshold: toleratedMs,
          unit: 'ms',
        },
        { name: 'Short departures', value: short.length, threshold: count, unit: 'times' },
      ],
      inputs: counted.map(({ interval }) => interval.seq),
      explainedBy: [...new Set(departures.flatMap((departure) => departure.explainedBy))],
      coverage,
      innocentCauses: innocent.focus['other-window'],
      wouldDiffer: `The policy tolerates ${tolerated}; departures next to a suspension, a fault or an interruption do not count.`,
    } as const
    if (counted.length > 0)
      return {
        ...common,
        answer: 'found',
        words: `Another window was in front ${sayCount(counted.length, 'time')}, ${sayDuration(totalMs)} in all.${aside}`,
      }
    if (coverage[0]?.isEnough !== true)
      return { ...common, answer: 'cannot-tell', words: `The focus could not be seen for part of the time.${aside}` }
    const words =
      open.length === 0
        ? 'No departure counts.'
        : `${sayCount(open.length, 'departure')}, within what the policy tolerates.`
    return { ...common, answer: 'not-found', words: `${words}${aside}` }
  },
}
