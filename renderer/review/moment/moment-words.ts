import { sayCount, sayDuration } from '../../../shared/timeline/amounts.ts'
import { sensorLabels } from '../../../shared/timeline/labels.ts'
import type { Row } from '../../../shared/timeline/model.ts'
import { type Blind, type HeldUpTo, heldSince, type Moment } from '../../../shared/timeline/moment.ts'
import type { Derived } from '../attempt/derived.ts'
import { describeRow } from '../timeline/row-words.ts'
import { clockSecond } from '../times.ts'

/** What was in front at a moment, in one or two sentences. */
export function sayInFront({ inFront, atMs }: Moment, derived: Derived): string {
  switch (inFront.type) {
    case 'candor':
      return 'Candor was in front.'
    case 'cannot-tell':
      return `Cannot tell. ${inFront.reason}`
    case 'not-running': {
      const { fromMs, toMs, cause } = inFront.gap
      const why = {
        stopped: 'It had stopped without an end',
        quit: 'It had been closed',
        shutdown: 'The computer was off',
      }
      return `The client was not running. ${why[cause]}, from ${clockSecond(fromMs)} to ${clockSecond(toMs)}.`
    }
    case 'away': {
      const row = { seq: inFront.away.seq, endSeq: inFront.away.seq, atMs, lane: 'focus' as const, burst: null }
      const { title, words } = describeRow(derived, row)
      const intoMs = atMs - inFront.away.fromMs
      return `${title}${intoMs < 500 ? '' : `; this is ${sayDuration(intoMs)} into it`}. ${words}`
    }
  }
}

/** "Yes, 24 of 30 sensors", or why not. */
export function sayWatching({ watching, blind, gap }: Moment): string {
  if (gap !== null) return 'No, the client was not running'
  const all = watching.length + blind.length
  if (all === 0) return 'The record holds nothing here'
  return watching.length === 0
    ? `No, none of ${sayCount(all, 'sensor')}`
    : `Yes, ${watching.length} of ${sayCount(all, 'sensor')}`
}

export function listSensors(sensors: readonly Blind['sensor'][]): string {
  return sensors.map((sensor) => sensorLabels[sensor].toLocaleLowerCase('en')).join(', ')
}

/** The blind sensors of a moment by what the record says about them, those that may matter most first. */
export function groupBlind(blind: readonly Blind[]): readonly {
  readonly reason: string
  readonly state: Blind['state']
  readonly sensors: readonly Blind['sensor'][]
}[] {
  const groups = new Map<string, { reason: string; state: Blind['state']; sensors: Blind['sensor'][] }>()
  for (const { sensor, state, reason } of blind) {
    const key = `${state} ${reason}`
    const group = groups.get(key) ?? { reason, state, sensors: [] }
    group.sensors.push(sensor)
    groups.set(key, group)
  }
  const rank = { off: 0, unsupported: 1, waived: 2 } as const
  return [...groups.values()].toSorted((one, other) => rank[one.state] - rank[other.state])
}

/** Since when the server holds what had been recorded by a moment. */
export function sayHeld(moment: Moment, receipts: readonly HeldUpTo[]): string {
  if (moment.seq < 0) return 'Nothing had been recorded yet.'
  const heldMs = heldSince(receipts, moment.seq)
  if (heldMs === null) return 'No receipt of the server reaches this far.'
  const laterMs = heldMs - moment.atMs
  if (laterMs <= 0) return 'The server already held everything up to here.'
  return `The server held everything up to here ${sayDuration(laterMs)} later, at ${clockSecond(heldMs)}.`
}

/** A row before or after a moment: how far from it, and what. */
export function sayNeighbour(
  row: Row,
  momentMs: number,
  derived: Derived,
): { readonly when: string; readonly what: string } {
  const { title } = describeRow(derived, row)
  const isOngoing = row.burst !== null && row.burst.toMs > momentMs && row.atMs <= momentMs
  const awayMs = row.atMs - momentMs
  const when = isOngoing
    ? 'now'
    : Math.abs(awayMs) < 50
      ? 'now'
      : awayMs < 0
        ? `${sayDuration(awayMs)} before`
        : `${sayDuration(awayMs)} after`
  return { when, what: title }
}
