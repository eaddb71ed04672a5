import type { EventOf } from '../../attempt/events.ts'
import { sayCount, sayDuration } from '../../timeline/amounts.ts'
import { innocent } from '../../timeline/causes.ts'
import type { Timeline } from '../../timeline/model.ts'
import { answeringTime } from '../answering.ts'
import { coverageOf, sayUnseen } from '../coverage.ts'
import type { Rule, RuleInput } from '../model.ts'
import { createServerTime } from '../server-time.ts'
import { holds } from '../stretches.ts'

/** Corrections up to this size are ordinary (docs/rules/clock-jump.md). */
export const JUMP_MS = 60_000
/** So long after waking up a jump may be the time that was slept. */
const AFTER_SLEEP_MS = 15_000
/** A computer that was just started asks the network for the time. */
const AFTER_START_MS = 120_000

interface Jump {
  readonly seq: number
  readonly sizeMs: number
  readonly explainedBy: readonly number[]
  /** Forwards, with no sleep announced and no receipts to hold it against: it may have been a sleep. */
  readonly isOpen: boolean
}

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

/** Receipts that show that the time really passed, as in a sleep, or that the jump set a wrong clock right. */
function excuse({ seq }: EventOf<'clock.jumped'>, server: ReturnType<typeof createServerTime>): readonly number[] {
  const { beforeMs, afterMs, seqs } = server.around(seq)
  if (beforeMs === null || afterMs === null) return []
  const hasPassed = Math.abs(afterMs - beforeMs) <= JUMP_MS
  const isRightNow = Math.abs(afterMs) <= JUMP_MS && Math.abs(beforeMs) > JUMP_MS
  return hasPassed || isRightNow ? seqs : []
}

const restarts = ({ gaps }: Timeline) => gaps.filter(({ cause }) => cause !== 'quit').map(({ afterSeq }) => afterSeq)

function judge(input: RuleInput) {
  const answering = answeringTime(input)
  const server = createServerTime(input)
  const jumps = input.events.filter((event) => event.type === 'clock.jumped')
  const judged = jumps
    .filter((jump) => holds(answering, input.timeline.atMs[jump.seq] ?? 0))
    .map((jump): Jump => {
      const { beforeMs, afterMs } = server.around(jump.seq)
      return {
        seq: jump.seq,
        sizeMs: Math.abs(jump.data.deltaMs),
        explainedBy: [...explain(jump, input), ...excuse(jump, server)],
        isOpen: jump.data.deltaMs > 0 && (beforeMs === null || afterMs === null),
      }
    })
  const large = judged.filter(({ sizeMs, explainedBy }) => explainedBy.length === 0 && sizeMs > JUMP_MS)
  return { judged, counted: large.filter(({ isOpen }) => !isOpen), open: large.filter(({ isOpen }) => isOpen) }
}

export const clockJump: Rule = {
  id: 'clock-jump',
  version: 2,
  title: 'The clock was moved',
  changed:
    'A sleep explains a jump only up to its own length; receipts of the server tell a sleep and a correction from a clock that was set; a computer that was just started may correct its clock; only jumps while answering count.',
  apply(input) {
    const { judged, open, counted } = judge(input)
    const unexplained = judged.filter(({ explainedBy, isOpen }) => explainedBy.length === 0 && !isOpen)
    const largestMs = Math.max(0, ...unexplained.map(({ sizeMs }) => sizeMs))
    const coverage = [coverageOf(input, 'clock')]
    const common = {
      measures: [{ name: 'Largest change that nothing explains', value: largestMs, threshold: JUMP_MS, unit: 'ms' }],
      inputs: (counted.length > 0 ? counted : open).map(({ seq }) => seq),
      explainedBy: [...new Set(judged.flatMap(({ explainedBy }) => explainedBy))],
      coverage,
      innocentCauses: innocent.clock,
      wouldDiffer: `No change of the clock above ${sayDuration(JUMP_MS)} while answering, other than by a sleep, a correction or a start of the computer.`,
    } as const
    if (counted.length > 0)
      return {
        ...common,
        answer: 'found',
        words: `The clock moved ${sayCount(counted.length, 'time')}, at most by ${sayDuration(largestMs)}. Durations on this page do not depend on it.`,
      }
    if (open.length > 0)
      return {
        ...common,
        answer: 'cannot-tell',
        words:
          'The clock moved forwards, as it does in a sleep that the system did not announce; no receipts of the server around it say whether the time passed.',
      }
    if (coverage[0]?.isEnough !== true)
      return {
        ...common,
        answer: 'cannot-tell',
        words: sayUnseen(coverage, 'The clock was not compared for part of the time.'),
      }
    return { ...common, answer: 'not-found', words: 'No change of the clock counts.' }
  },
}
