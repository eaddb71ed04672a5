import type { SensorName } from '../attempt/events.ts'
import { answeringTime } from './answering.ts'
import type { NeededCoverage, RuleInput } from './model.ts'
import { lengthOf, type Stretch, within, withoutHoles } from './stretches.ts'

/** A sensor may be blind for this long in all without changing an answer: it restarts with the window, for instance. */
export const TOLERATED_BLIND_MS = 10_000

const NOT_YET = 'There was no time to answer yet.'

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
  if (answering.length === 0) return { sensor, isEnough: false, blindMs: 0, reasons: [NOT_YET] }
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

/** Why a rule cannot tell for want of coverage: its own words, or that there was nothing to see yet. */
export function sayUnseen(coverage: readonly NeededCoverage[], words: string): string {
  return coverage.some(({ reasons }) => reasons.includes(NOT_YET)) ? NOT_YET : words
}

/**
 * Whether own text may have been copied unseen before an event: the clipboard could not be seen although the page was there
 * to copy from, for however short a time, or the page was gone for long, or the clipboard cannot be seen at the event.
 */
export function createCopyDoubt(input: RuleInput): (event: { readonly seq: number; readonly atMs: number }) => boolean {
  const blind = blindTime(input, 'clipboard')
  const unseenCopies = withoutHoles(blind, blindTime(input, 'edits'))
  const fromMs = Math.min(momentAfter(unseenCopies, 0), momentAfter(blind, TOLERATED_BLIND_MS))
  const unseen = blindSeqs(input)
  return ({ seq, atMs }) => atMs > fromMs || unseen.has(seq)
}

/** When the stretches have lasted longer than `lengthMs` in all; infinite when they never do. */
function momentAfter(stretches: readonly Stretch[], lengthMs: number): number {
  let left = lengthMs
  for (const { fromMs, toMs } of stretches) {
    if (toMs - fromMs > left) return fromMs + left
    left -= toMs - fromMs
  }
  return Number.POSITIVE_INFINITY
}

/** Edits before which the clipboard's last report was not that it sees. */
function blindSeqs({ events }: RuleInput): ReadonlySet<number> {
  const seqs = new Set<number>()
  let sees = false
  for (const event of events) {
    if (event.type === 'sensor.covered' && event.data.sensor === 'clipboard') sees = event.data.state === 'on'
    else if (!sees && event.type === 'edit.made') seqs.add(event.seq)
  }
  return seqs
}
