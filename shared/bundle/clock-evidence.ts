import type { EventType, JournalEvent } from '../attempt/events.ts'
import type { GoodReceipt } from '../journal/check-receipts.ts'
import type { SegmentReading } from '../journal/read-segment.ts'

/*
 * What receipts prove about a device's clocks. What a receipt covers was written before its server time; what follows the
 * event that quotes it was written after (docs/formats/journal-v1.md, section 8). A segment's start by the server's clock
 * therefore lies at or before `serverTime - time of the covered place`, and at or after `serverTime - time of the quoting
 * event`, as long as the monotonic clock ran at the right speed. Where the two exclude each other it did not.
 */

/** A wall clock that was set while a segment was written. */
export interface WallJump {
  readonly seq: number
  readonly deltaMs: number
  /** An event of the clock or power sensor within a minute tells of it. */
  readonly isRecorded: boolean
}

/** All times in milliseconds; `claimed` ones are Unix time by the device's wall clock, the others by the server's. */
export interface SegmentClock {
  readonly segment: number
  readonly claimedStartMs: number
  readonly claimedEndMs: number
  /** The segment began at or after this; null where no quoted receipt bounds it. */
  readonly notBeforeMs: number | null
  /** The segment began at or before this; null where no receipt covers any of it or of a later one. */
  readonly notAfterMs: number | null
  /** By how much at least the device's wall clock was ahead of the server's (positive) or behind it (negative); 0: they agree. */
  readonly aheadMs: number
  /** Time that passed at least and that the monotonic clock does not show: durations are too short by it. */
  readonly stoodStillMs: number
  /** Time that the monotonic clock shows at least too much: durations are too long by it. */
  readonly ranFastMs: number
  /** Sleep or a set clock was recorded, which explains time that is not shown. */
  readonly isExplained: boolean
  readonly jumps: readonly WallJump[]
  /** How far the receipts of this segment let the monotonic clock be wrong; null where they bound it on one side only. */
  readonly slackMs: number | null
  /** By how much the device dates this segment's start before the end of the one before. */
  readonly setBackMs: number
}

export interface ClockEvidence {
  readonly segments: readonly SegmentClock[]
  /** By how much the server's own times go back from a place to a later one. */
  readonly serverBackMs: number
  /** Latest time that the device claims. */
  readonly latestClaimMs: number
}

const JUMP_MS = 2_000
const NEAR_MS = 60_000
const tellsOfClocks: ReadonlySet<EventType> = new Set(['clock.jumped', 'power.suspended', 'power.resumed'])

interface Bound {
  /** Monotonic time of the place, and the server's time of the receipt. */
  readonly timeMs: number
  readonly serverMs: number
}

/**
 * Holds a device's clocks against the receipts that agree with its journal. `events` are null while the journal is closed:
 * then nothing bounds a time from below, and jumps of the wall clock do not show. Pure.
 */
export function clockEvidence(
  readings: readonly SegmentReading[],
  receipts: readonly GoodReceipt[],
  events: readonly JournalEvent[] | null,
): ClockEvidence {
  const covers = Map.groupBy(receipts, ({ segment }) => segment)
  const bySegment = Map.groupBy(events ?? [], ({ segment }) => segment)
  const byPlace = new Map(receipts.map((one) => [`${one.segment}:${one.endOffset}`, one]))
  const clocks: SegmentClock[] = []
  let quotedMs: number | null = null
  for (const { header, timeMs } of readings) {
    const { segment, createdMs } = header
    const own = bySegment.get(segment) ?? []
    const quotes = own.flatMap((event) => {
      if (event.type !== 'sync.receipted') return []
      const receipt = byPlace.get(`${event.data.segment}:${event.data.endOffset}`)
      const isPossible = receipt !== undefined && receipt.nextSeq <= event.seq // J34
      return isPossible ? [{ timeMs: event.monoMs, serverMs: receipt.serverTimeMs }] : []
    })
    const covered = (covers.get(segment) ?? []).map((one) => ({ timeMs: one.timeMs, serverMs: one.serverTimeMs }))
    const [stoodStillMs, ranFastMs] = [stoodStill(covered, quotes), ranFast(covered, quotes)]
    const claimedEndMs = own.at(-1)?.wallMs ?? createdMs + timeMs
    const before = clocks.at(-1)
    clocks.push({
      segment,
      claimedStartMs: createdMs,
      claimedEndMs,
      notBeforeMs: greatest([quotedMs, ...(stoodStillMs > 0 ? [] : quotes.map(startOf))]),
      notAfterMs: least(covered.map((bound) => (ranFastMs > 0 ? bound.serverMs : startOf(bound)))),
      aheadMs: 0,
      stoodStillMs,
      ranFastMs,
      isExplained: own.some(({ type }) => tellsOfClocks.has(type)),
      jumps: findJumps(own, createdMs),
      slackMs: slackOf(covered, quotes),
      setBackMs: before === undefined ? 0 : Math.max(0, before.claimedEndMs - createdMs),
    })
    quotedMs = greatest([quotedMs, ...quotes.map(({ serverMs }) => serverMs)])
  }
  return {
    segments: boundByLater(clocks, readings),
    serverBackMs: serverBack(receipts),
    latestClaimMs: Math.max(0, ...clocks.map(({ claimedEndMs }) => claimedEndMs)),
  }
}

function startOf({ timeMs, serverMs }: Bound): number {
  return serverMs - timeMs
}

function greatest(values: readonly (number | null)[]): number | null {
  return values.reduce((most, one) => (most === null || (one !== null && one > most) ? one : most), null)
}

function least(values: readonly (number | null)[]): number | null {
  return values.reduce((most, one) => (most === null || (one !== null && one < most) ? one : most), null)
}

/** What both bounds leave open together. */
function slackOf(covers: readonly Bound[], quotes: readonly Bound[]): number | null {
  const [most, leastMs] = [least(covers.map(startOf)), greatest(quotes.map(startOf))]
  return most === null || leastMs === null ? null : Math.abs(most - leastMs)
}

/** From a covered place to a later quote at least as much time passed as between the two receipts. */
function stoodStill(covers: readonly Bound[], quotes: readonly Bound[]): number {
  return worst(quotes, covers, (quote, cover) => startOf(quote) - startOf(cover))
}

/** From a quote to a later covered place at most as much time passed as between the two receipts. */
function ranFast(covers: readonly Bound[], quotes: readonly Bound[]): number {
  return worst(covers, quotes, (cover, quote) => startOf(quote) - startOf(cover))
}

/** The greatest excess of a bound over one that is not later than it; 0 where there is none. */
function worst(
  later: readonly Bound[],
  earlier: readonly Bound[],
  excess: (one: Bound, other: Bound) => number,
): number {
  const waiting = earlier.toSorted((left, right) => left.timeMs - right.timeMs)
  let best: Bound | null = null
  let [at, worstMs] = [0, 0]
  for (const one of later.toSorted((left, right) => left.timeMs - right.timeMs)) {
    for (; (waiting[at]?.timeMs ?? Number.POSITIVE_INFINITY) <= one.timeMs; at++) {
      const other = waiting[at]
      if (other !== undefined && (best === null || excess(one, other) > excess(one, best))) best = other
    }
    if (best !== null) worstMs = Math.max(worstMs, excess(one, best))
  }
  return worstMs
}

/** A segment began before the next one did, by as much as it lasted. */
function boundByLater(clocks: readonly SegmentClock[], readings: readonly SegmentReading[]): readonly SegmentClock[] {
  let later: number | null = null
  return clocks
    .toReversed()
    .map((clock, index) => {
      const lasted = readings[readings.length - 1 - index]?.timeMs ?? 0
      const notAfterMs = least([clock.notAfterMs, later === null ? null : later - (clock.ranFastMs > 0 ? 0 : lasted)])
      later = notAfterMs
      return { ...clock, notAfterMs, aheadMs: aheadOf({ ...clock, notAfterMs }) }
    })
    .toReversed()
}

function aheadOf({ claimedStartMs, notBeforeMs, notAfterMs }: SegmentClock): number {
  if (notAfterMs !== null && claimedStartMs > notAfterMs) return claimedStartMs - notAfterMs
  return notBeforeMs !== null && claimedStartMs < notBeforeMs ? claimedStartMs - notBeforeMs : 0
}

function findJumps(events: readonly JournalEvent[], createdMs: number): readonly WallJump[] {
  const told = events.filter(({ type }) => tellsOfClocks.has(type))
  let skewMs = 0
  return events.flatMap(({ seq, wallMs, monoMs }) => {
    const deltaMs = wallMs - monoMs - createdMs - skewMs
    skewMs += deltaMs
    if (Math.abs(deltaMs) < JUMP_MS) return []
    return [{ seq, deltaMs, isRecorded: told.some((event) => Math.abs(event.monoMs - monoMs) <= NEAR_MS) }]
  })
}

function serverBack(receipts: readonly GoodReceipt[]): number {
  let [lastMs, backMs] = [0, 0]
  for (const { serverTimeMs } of receipts.toSorted((a, b) => a.segment - b.segment || a.endOffset - b.endOffset)) {
    backMs = Math.max(backMs, lastMs - serverTimeMs)
    lastMs = Math.max(lastMs, serverTimeMs)
  }
  return backMs
}
