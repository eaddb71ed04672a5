import type { JournalEvent } from '../attempt/events.ts'
import type { Timeline } from '../timeline/model.ts'
import type { RuleInput } from './model.ts'
import { type Stretch, withoutHoles } from './stretches.ts'

/**
 * The time in which a candidate could answer, and which alone a rule judges: from the start of the assessment to its
 * submission or the end of its time, without breaks, without the time in which no client ran, and without the time
 * between a hand-over and the other device. Empty before the assessment began.
 */
export function answeringTime({ events, timeline }: Pick<RuleInput, 'events' | 'timeline'>): readonly Stretch[] {
  if (timeline.startedMs === null) return []
  const timeEnded = events.find((event) => event.type === 'time.ended' && event.data.section === null)
  const toMs = Math.min(timeline.submittedMs ?? timeline.toMs, timeOf(timeline, timeEnded) ?? timeline.toMs)
  const paused = [
    ...pausesOf(events, timeline, 'break.started', 'break.ended'),
    ...pausesOf(events, timeline, 'attempt.handed-over', 'attempt.taken-over'),
  ]
  return withoutHoles([{ fromMs: timeline.startedMs, toMs }], [...paused, ...timeline.gaps])
}

const timeOf = (timeline: Timeline, event: JournalEvent | undefined) =>
  event === undefined ? undefined : timeline.atMs[event.seq]

/** From each event of one type to the next of another; they may lie in different sessions. */
export function pausesOf(
  events: readonly JournalEvent[],
  timeline: Timeline,
  begin: JournalEvent['type'],
  end: JournalEvent['type'],
): readonly Stretch[] {
  const pauses: Stretch[] = []
  let fromMs: number | null = null
  for (const { seq, type } of events) {
    const atMs = timeline.atMs[seq] ?? 0
    if (type === begin) fromMs ??= atMs
    if (type !== end || fromMs === null) continue
    pauses.push({ fromMs, toMs: atMs })
    fromMs = null
  }
  if (fromMs !== null) pauses.push({ fromMs, toMs: timeline.toMs })
  return pauses
}

/** The time in which assistive technology ran, where the candidate chose to have that recorded. It only ever exculpates. */
export function assistiveTime({ events, timeline }: Pick<RuleInput, 'events' | 'timeline'>): readonly Stretch[] {
  const stretches: Stretch[] = []
  let fromMs: number | null = null
  for (const event of events) {
    if (event.type !== 'assistive.changed') continue
    const atMs = timeline.atMs[event.seq] ?? 0
    if (event.data.isOn) fromMs ??= atMs
    else if (fromMs !== null) {
      stretches.push({ fromMs, toMs: atMs })
      fromMs = null
    }
  }
  return fromMs === null ? stretches : [...stretches, { fromMs, toMs: timeline.toMs }]
}
