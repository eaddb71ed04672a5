import type { EventOf } from '../attempt/events.ts'
import type { Interval } from '../timeline/model.ts'
import { answeringTime, assistiveTime } from './answering.ts'
import { createExplanations } from './explanations.ts'
import type { RuleInput } from './model.ts'
import { holds, lengthOf, type Stretch, within } from './stretches.ts'

/** While assistive technology runs, its own windows come to the front: so much of each departure is theirs. */
export const ASSISTIVE_MS = 60_000
/** Shorter departures are flickers of the focus: nobody reads or does anything in them. */
export const FLICKER_MS = 1_000
/** Dictation programs take the focus and put their text in when they give it back. */
const DICTATED_WITHIN_MS = 10_000

/** A departure from the window in the time in which the candidate could answer. */
export interface Departure {
  readonly seq: number
  /** When the window had the focus again, on the timeline's axis. */
  readonly backMs: number
  /** What of it lies in the answering time. */
  readonly awayMs: number
  /** What of that nothing explains. */
  readonly openMs: number
  readonly explainedBy: readonly number[]
}

/**
 * Departures in the answering time, in order. Windows of Candor itself are none. An explanation covers only the time that
 * it plausibly lasts, so that a flicker of the display does not account for an hour elsewhere.
 */
export function departuresOf(input: RuleInput): readonly Departure[] {
  const answering = answeringTime(input)
  const explanations = createExplanations(input)
  const assistive = assistiveTime(input)
  const dictatedMs = dictationTimes(input)
  const losses = lossesOf(input)
  return input.timeline.intervals.flatMap((interval) => {
    const loss = losses.get(interval.seq)
    if (interval.kind !== 'away' || loss === undefined || loss.data.cause === 'own-dialog') return []
    const away = within([interval], answering)
    if (away.length === 0) return []
    const { leftMs, explainedBy } = explanations.explain(away)
    const isOfProgram =
      holds(assistive, interval.fromMs) ||
      dictatedMs.some((atMs) => atMs >= interval.toMs && atMs <= interval.toMs + DICTATED_WITHIN_MS)
    const awayMs = awayOf(interval, away, input)
    if (awayMs < FLICKER_MS) return []
    const unexplainedMs = explainedBy.length === 0 ? awayMs : leftMs
    const openMs = isKnownCause(loss) ? 0 : Math.max(0, unexplainedMs - (isOfProgram ? ASSISTIVE_MS : 0))
    return [{ seq: interval.seq, backMs: interval.toMs, awayMs, openMs, explainedBy }]
  })
}

/** The system itself said that the screen was locked or the computer slept. */
const isKnownCause = ({ data }: EventOf<'focus.lost'>) => data.cause === 'screen-locked' || data.cause === 'suspend'

function lossesOf({ events }: RuleInput): ReadonlyMap<number, EventOf<'focus.lost'>> {
  return new Map(events.flatMap((event) => (event.type === 'focus.lost' ? [[event.seq, event] as const] : [])))
}

function dictationTimes({ events, timeline }: RuleInput): readonly number[] {
  const dictated = events.filter((event) => event.type === 'edit.made' && event.data.kind === 'dictated')
  return dictated.map(({ seq }) => timeline.atMs[seq] ?? 0)
}

/** The client counts from the moment the focus went, which is up to this long before it says so. */
const SETTLED_MS = 2_000

/** What the client counted, where all of the departure counts and its own times do not contradict it; else what they say. */
function awayOf(interval: Interval, away: readonly Stretch[], { events }: RuleInput): number {
  const back = interval.endSeq === null ? undefined : events[interval.endSeq]
  const onAxisMs = lengthOf(away)
  const isWhole = onAxisMs === interval.toMs - interval.fromMs
  const countedMs = back?.type === 'focus.regained' && back.data.lossSeq === interval.seq ? back.data.awayMs : onAxisMs
  return isWhole && Math.abs(countedMs - onAxisMs) <= SETTLED_MS ? countedMs : onAxisMs
}
