import type { EvidenceReport } from '../../../shared/bundle/check-evidence.ts'
import type { SegmentClock } from '../../../shared/bundle/clock-evidence.ts'
import { type Check, check, look } from './check.ts'
import { count, instant, segmentsWords, span } from './format.ts'

/** Clocks that differ by less than this agree: the way to the server, and drift. */
const TOLERANCE_MS = 60_000
const TOLERANCE_SHARE = 0.01

const wrongClock =
  'A computer whose clock is set wrong does this too. Go by the server’s times; durations are not affected.'

/**
 * What the receipts prove about the device's clocks. `madeMs` is when the file says that it was made. Without receipts
 * times rest on the device alone.
 */
export function timeChecks(report: EvidenceReport, madeMs: number): readonly Check[] {
  const { segments, latestClaimMs, serverBackMs } = report.clock
  if (segments.length === 0) return []
  const checks = segments.flatMap((clock) => [
    placeCheck(clock, report.export.events === null),
    ...paceChecks(clock),
    ...jumpChecks(clock),
    ...setBackCheck(clock),
  ])
  checks.push(...durationCheck(segments))
  if (latestClaimMs > madeMs + TOLERANCE_MS)
    checks.push(
      look(
        'times',
        'future',
        'clock/after-export',
        `the device dates its last entry ${instant(latestClaimMs)}, ${span(latestClaimMs - madeMs)} after this file says that it was made`,
        wrongClock,
      ),
    )
  if (serverBackMs > TOLERANCE_MS)
    checks.push(
      look(
        'times',
        'server',
        'clock/server-set-back',
        `the server’s own times go back by ${span(serverBackMs)} from one place to a later one`,
        'The clock of the server was set, or several servers disagree. Ask its operator.',
      ),
    )
  return checks
}

/** When a segment began: by the device, and between which times of the server. */
function placeCheck(clock: SegmentClock, isClosed: boolean): Check {
  const { segment, claimedStartMs, notBeforeMs, notAfterMs, aheadMs } = clock
  const name = `segment ${segment}`
  const claim = `the device says that segment ${segment} began ${instant(claimedStartMs)}`
  if (notAfterMs === null) return check('times', name, 'open', `${claim}; no receipt bounds it`)
  const server =
    notBeforeMs === null
      ? `by the server’s clock not after ${instant(notAfterMs)}${isClosed ? ' (how early at most, only the opened journal can say)' : ''}`
      : `by the server’s clock between ${instant(Math.min(notBeforeMs, notAfterMs))} and ${instant(notAfterMs)}`
  if (Math.abs(aheadMs) <= TOLERANCE_MS) {
    const agrees = notBeforeMs === null ? 'That does not contradict it' : 'They agree'
    return check('times', name, 'ok', `${claim}; ${server}. ${agrees}`)
  }
  const [code, way] = aheadMs > 0 ? (['clock/ahead', 'ahead of'] as const) : (['clock/behind', 'behind'] as const)
  const words = `${claim}; ${server}. The device’s clock was at least ${span(aheadMs)} ${way} the server’s: what it wrote is ${aheadMs > 0 ? 'older' : 'younger'} than it says`
  return look('times', name, code, words, wrongClock)
}

/** What the receipts say about durations, which are by the device's monotonic clock. */
function durationCheck(segments: readonly SegmentClock[]): readonly Check[] {
  const bounded = segments.flatMap(({ segment, slackMs, stoodStillMs, ranFastMs }) =>
    slackMs === null || stoodStillMs + ranFastMs > TOLERANCE_MS ? [] : [{ segment, slackMs }],
  )
  if (bounded.length === 0) return []
  const worstMs = Math.max(...bounded.map(({ slackMs }) => slackMs))
  const words = `durations are by the device’s own clock; in ${segmentsWords(bounded.map(({ segment }) => segment))} the receipts let it be wrong by at most ${span(worstMs)}`
  return [check('times', 'durations', 'note', words)]
}

function paceChecks({ segment, stoodStillMs, ranFastMs, claimedStartMs, claimedEndMs, isExplained }: SegmentClock) {
  const allowedMs = TOLERANCE_MS + (claimedEndMs - claimedStartMs) * TOLERANCE_SHARE
  const checks: Check[] = []
  if (stoodStillMs > allowedMs) {
    const words = `in segment ${segment} at least ${span(stoodStillMs)} passed by the server’s clock that the device’s does not show: durations may be too short by as much`
    const slept = `${words}. The journal records that the computer slept or its clock was set, which explains it`
    checks.push(
      isExplained
        ? check('times', 'pace', 'note', slept)
        : look(
            'times',
            'pace',
            'clock/stood-still',
            words,
            'Sleep that was not noticed does this, and so does a clock that was held. Ask what happened then.',
          ),
    )
  }
  if (ranFastMs > allowedMs)
    checks.push(
      look(
        'times',
        'pace',
        'clock/ran-fast',
        `in segment ${segment} the device’s clock shows at least ${span(ranFastMs)} more than passed by the server’s: durations are too long by as much`,
        'No healthy computer does this by more than a second in a day. Go by the server’s times.',
      ),
    )
  return checks
}

function jumpChecks({ segment, jumps }: SegmentClock): readonly Check[] {
  const told = jumps.filter(({ isRecorded }) => isRecorded)
  const notes =
    told.length === 0
      ? []
      : [
          check(
            'times',
            'jumps',
            'note',
            `in segment ${segment} the wall clock moved ${count(told.length, 'time')}, by ${told.map(({ deltaMs }) => `${deltaMs < 0 ? '−' : '+'}${span(deltaMs)}`).join(', ')}; the client recorded it`,
          ),
        ]
  const silent = jumps.filter(({ isRecorded }) => !isRecorded)
  return [
    ...notes,
    ...silent.map(({ seq, deltaMs }) =>
      look(
        'times',
        'jumps',
        'clock/jumped',
        `at event ${seq}, in segment ${segment}, the device’s wall clock was set ${deltaMs < 0 ? 'back' : 'forward'} by ${span(deltaMs)}, and no sensor recorded it`,
        'Go by durations, or by the server’s times where there are receipts.',
      ),
    ),
  ]
}

function setBackCheck({ segment, setBackMs, claimedStartMs }: SegmentClock): readonly Check[] {
  if (setBackMs <= TOLERANCE_MS) return []
  const words = `the device dates the start of segment ${segment} ${instant(claimedStartMs)}, ${span(setBackMs)} before the end of the segment before it: its clock was set back in between`
  return [look('times', 'set back', 'clock/set-back', words, wrongClock)]
}
