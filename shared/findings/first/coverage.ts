import type { SensorName } from '../../attempt/events.ts'
import type { Timeline } from '../../timeline/model.ts'
import type { NeededCoverage } from '../model.ts'

/** A sensor may be blind for this long in all without changing an answer: it restarts with the window, for instance. */
export const TOLERATED_BLIND_MS = 10_000

/** The time in which responses could change, on the timeline's axis; null before the assessment began. */
export function answeringTime(timeline: Timeline): { readonly fromMs: number; readonly toMs: number } | null {
  if (timeline.startedMs === null) return null
  return { fromMs: timeline.startedMs, toMs: timeline.submittedMs ?? timeline.toMs }
}

/** How well `sensor` covered the answering time. Times without a client are gaps of the record, not of the sensor. */
export function coverageOf(timeline: Timeline, sensor: SensorName): NeededCoverage {
  const answering = answeringTime(timeline)
  if (answering === null) return { sensor, isEnough: false, blindMs: 0, reasons: ['The assessment has not begun.'] }
  const reasons = new Set<string>()
  let blindMs = 0
  for (const span of timeline.coverage) {
    if (span.sensor !== sensor || span.state === 'on' || span.state === 'not-running') continue
    const lengthMs = Math.min(span.toMs, answering.toMs) - Math.max(span.fromMs, answering.fromMs)
    if (lengthMs <= 0) continue
    blindMs += lengthMs
    reasons.add(span.reason)
  }
  const isEnough = blindMs <= TOLERATED_BLIND_MS
  return { sensor, isEnough, blindMs, reasons: [...reasons] }
}

/** Whether `sensor` could see at one moment. */
export function couldSee(timeline: Timeline, sensor: SensorName, atMs: number): boolean {
  return timeline.coverage.some(
    (span) => span.sensor === sensor && span.state === 'on' && span.fromMs <= atMs && atMs <= span.toMs,
  )
}
