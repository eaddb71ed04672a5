import type { SensorName } from '../attempt/events.ts'
import { answeringTime } from './answering.ts'
import type { NeededCoverage, RuleInput } from './model.ts'
import { lengthOf, type Stretch, within, withoutHoles } from './stretches.ts'

/** A sensor may be blind for this long in all without changing an answer: it restarts with the window, for instance. */
export const TOLERATED_BLIND_MS = 10_000

/** When `sensor` could not see although the candidate could answer: whatever no report of it says it saw. */
export function blindTime(input: RuleInput, sensor: SensorName): readonly Stretch[] {
  return blindWithin(answeringTime(input), input.timeline, sensor)
}

/** The part of `stretches` in which no report of `sensor` says that it saw. */
export function blindWithin(
  stretches: readonly Stretch[],
  timeline: RuleInput['timeline'],
  sensor: SensorName,
): readonly Stretch[] {
  const seen = timeline.coverage.filter((span) => span.sensor === sensor && span.state === 'on')
  return withoutHoles(stretches, seen)
}

/**
 * How well `sensor` covered the answering time. A client of an earlier catalogue had no such sensor: it saw nothing, and
 * that is said. Before the start, in breaks, after the submission and while no client ran, nothing is needed.
 */
export function coverageOf(input: RuleInput, sensor: SensorName): NeededCoverage {
  const answering = answeringTime(input)
  if (answering.length === 0)
    return { sensor, isEnough: false, blindMs: 0, reasons: ['There was no time to answer yet.'] }
  const blind = blindTime(input, sensor)
  const blindMs = lengthOf(blind)
  const spans = input.timeline.coverage.filter((span) => span.sensor === sensor && span.state !== 'not-running')
  const reasons = spans
    .filter((span) => span.state !== 'on' && within([span], blind).length > 0)
    .map(({ reason }) => reason)
  if (blindMs > 0 && lengthOf(withoutHoles(blind, spans)) > TOLERATED_BLIND_MS)
    reasons.push('This client did not report the sensor.')
  return { sensor, isEnough: blindMs <= TOLERATED_BLIND_MS, blindMs, reasons: [...new Set(reasons)] }
}

/** Whether the sensor missed anything before a moment: what happened then may have been needed to explain this. */
export function wasBlindBefore(blind: readonly Stretch[], atMs: number): boolean {
  return lengthOf(within(blind, [{ fromMs: Number.NEGATIVE_INFINITY, toMs: atMs }])) > TOLERATED_BLIND_MS
}
