import type { JournalEvent } from '../../attempt/events.ts'
import type { Timeline } from '../../timeline/model.ts'

/** How near an exculpatory event has to be to explain another one. */
export const NEAR_MS = 5_000

const exculpatory: ReadonlySet<JournalEvent['type']> = new Set([
  'power.suspended',
  'power.resumed',
  'screen.locked',
  'renderer.failed',
  'renderer.hung',
  'displays.changed',
  'storage.failed',
])

/** Finds what explains a stretch of the attempt: suspensions, locks, faults, display changes and interruptions near it. */
export function createExculpation(events: readonly JournalEvent[], timeline: Timeline) {
  const moments: { readonly seq: number; readonly fromMs: number; readonly toMs: number }[] = []
  for (const { seq, type } of events) {
    const atMs = timeline.atMs[seq] ?? 0
    if (exculpatory.has(type)) moments.push({ seq, fromMs: atMs, toMs: atMs })
  }
  for (const gap of timeline.gaps) moments.push({ seq: gap.afterSeq, fromMs: gap.fromMs, toMs: gap.toMs })
  return {
    /** Sequence numbers of what explains `[fromMs, toMs]`; empty when nothing does. */
    explain: (fromMs: number, toMs: number): readonly number[] =>
      moments
        .filter((moment) => moment.fromMs <= toMs + NEAR_MS && moment.toMs >= fromMs - NEAR_MS)
        .map(({ seq }) => seq),
  }
}
