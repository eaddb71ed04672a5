import type { EventOf } from '../../attempt/events.ts'
import { sayCount, sayDuration } from '../../timeline/amounts.ts'
import { innocent } from '../../timeline/causes.ts'
import type { Timeline } from '../../timeline/model.ts'
import { answeringTime } from '../answering.ts'
import { coverageOf } from '../coverage.ts'
import type { Rule, RuleInput } from '../model.ts'
import { holds } from '../stretches.ts'

/** Corrections up to this size are ordinary (docs/rules/clock-jump.md). */
export const JUMP_MS = 60_000
/** So long after waking up a jump may be the time that was slept. */
const AFTER_SLEEP_MS = 15_000
/** A computer that was just started asks the network for the time. */
const AFTER_START_MS = 120_000

/** Events that account for a jump: a sleep at least as long as it, or a start of the computer just before. */
function explain(jump: EventOf<'clock.jumped'>, { events, timeline }: RuleInput): readonly number[] {
  const atMs = timeline.atMs[jump.seq] ?? 0
  const since = (seq: number) => atMs - (timeline.atMs[seq] ?? 0)
  const sleeps = events.filter(
    (event) =>
      event.type === 'power.resumed' &&
      Math.abs(since(event.seq)) <= AFTER_SLEEP_MS &&
      Math.abs(jump.data.deltaMs) <= event.data.gapMs + JUMP_MS,
  )
  const starts = restarts(timeline).filter((seq) => since(seq) >= 0 && since(seq) <= AFTER_START_MS)
  return [...sleeps.map(({ seq }) => seq), ...starts]
}

const restarts = ({ gaps }: Timeline) => gaps.filter(({ cause }) => cause !== 'quit').map(({ afterSeq }) => afterSeq)

function judge(input: RuleInput) {
  const answering = answeringTime(input)
  const jumps = input.events.filter((event) => event.type === 'clock.jumped')
  const judged = jumps
    .filter((jump) => holds(answering, input.timeline.atMs[jump.seq] ?? 0))
    .map((jump) => ({ seq: jump.seq, sizeMs: Math.abs(jump.data.deltaMs), explainedBy: explain(jump, input) }))
  const open = judged.filter(({ explainedBy }) => explainedBy.length === 0)
  return { judged, open, counted: open.filter(({ sizeMs }) => sizeMs > JUMP_MS) }
}

export const clockJump: Rule = {
  id: 'clock-jump',
  version: 2,
  title: 'The clock was moved',
  changed:
    'A sleep explains a jump only up to its own length; a computer that was just started may correct its clock; only jumps while answering count.',
  apply(input) {
    const { judged, open, counted } = judge(input)
    const largestMs = Math.max(0, ...open.map(({ sizeMs }) => sizeMs))
    const coverage = [coverageOf(input, 'clock')]
    const common = {
      measures: [{ name: 'Largest change that nothing explains', value: largestMs, threshold: JUMP_MS, unit: 'ms' }],
      inputs: counted.map(({ seq }) => seq),
      explainedBy: [...new Set(judged.flatMap(({ explainedBy }) => explainedBy))],
      coverage,
      innocentCauses: innocent.clock,
      wouldDiffer: `No change of the clock above ${sayDuration(JUMP_MS)} while answering, other than after a sleep or a start of the computer.`,
    } as const
    if (counted.length > 0)
      return {
        ...common,
        answer: 'found',
        words: `The clock moved ${sayCount(counted.length, 'time')}, at most by ${sayDuration(largestMs)}. Durations on this page do not depend on it.`,
      }
    if (coverage[0]?.isEnough !== true)
      return { ...common, answer: 'cannot-tell', words: 'The clock was not compared for part of the time.' }
    return { ...common, answer: 'not-found', words: 'No change of the clock counts.' }
  },
}
