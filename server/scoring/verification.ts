import { createHash } from 'node:crypto'
import type { Verification } from '../../shared/api/review.ts'
import { checkTime, missingClockMs } from '../../shared/attempt/check-time.ts'
import { clockRules } from '../../shared/attempt/clock-rules.ts'
import type { EventOf, JournalEvent } from '../../shared/attempt/events.ts'
import { canonicalBytes } from '../../shared/canonical.ts'
import type { JournalReport } from '../../shared/journal/report.ts'
import type { Pack } from '../../shared/pack/pack.ts'
import type { Accommodation } from '../../shared/policy/accommodation.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { sayCount } from '../../shared/timeline/amounts.ts'

/** What the server knows besides the journal itself. */
export interface VerificationInput {
  readonly report: JournalReport
  readonly events: readonly JournalEvent[]
  readonly forks: number
  readonly pack: Pack
  readonly policy: Policy
  readonly policyAsIssued: unknown
  readonly consent: unknown
  readonly accommodation: Accommodation | null
  /** Ends of the stored units with the server time of their receipts. */
  readonly receipts: readonly { readonly segment: number; readonly endOffset: number; readonly serverTimeMs: number }[]
}

type Check = Verification['checks'][number]

function check(name: string, isGood: boolean, good: string, bad: string): Check {
  return { name, isGood, words: isGood ? good : bad }
}

function digestOf(document: unknown): string {
  return createHash('sha256').update(canonicalBytes(document)).digest('hex')
}

function isDocument(opened: EventOf<'attempt.opened'> | undefined, name: 'pack' | 'policy' | 'consent', it: unknown) {
  if (opened === undefined) return false
  return opened.data[`${name}Digest`] === digestOf(it)
}

/** Every receipt that the client wrote down is one that this server gave, for the same bytes at the same time. */
function areReceiptsOurs({ events, receipts }: VerificationInput): boolean {
  const given = new Map(receipts.map((receipt) => [`${receipt.segment}:${receipt.endOffset}`, receipt.serverTimeMs]))
  return events
    .filter((event) => event.type === 'sync.receipted')
    .every(({ data }) => given.get(`${data.segment}:${data.endOffset}`) === data.serverTimeMs)
}

function minutes(ms: number): string {
  return `${(ms / 60_000).toFixed(1)} minutes`
}

/** TM18: the clock derived again, with every change looked at. */
function timeCheck({ events, policy, accommodation, pack }: VerificationInput): Check {
  const rules = clockRules(policy.time, accommodation, pack)
  const { late, lateByMs, duringBreaks, usedMs, givenBackMs } = checkTime(events, rules)
  const given = givenBackMs > 0 ? ` ${minutes(givenBackMs)} of recorded outages did not count.` : ''
  const words = [
    ...(late > 0 ? [`${late} changes were made after the time had ended, the latest ${minutes(lateByMs)} after.`] : []),
    ...(duringBreaks > 0 ? [`${duringBreaks} changes were made during a break, while the clock stood.`] : []),
  ]
  return check(
    'time',
    words.length === 0,
    `Every change was made within the allowed time; ${minutes(usedMs)} were used.${given}`,
    `${words.join(' ')}${given}`,
  )
}

/** TM19: the server's receipts as evidence where the device's clock disagrees. */
function clockCheck({ events }: VerificationInput): Check {
  const missingMs = missingClockMs(events)
  return check(
    'clock',
    missingMs === 0,
    'The device’s clock and the server’s receipts agree.',
    `The receipts prove at least ${minutes(missingMs)} that the device’s clock does not show. A fault of the computer can cause this; compare before you decide.`,
  )
}

/** R8: what the client applied is what the organisation approved; nothing is both. */
function isAccommodationApplied({ events, accommodation }: VerificationInput): boolean {
  const applied = events.find((event) => event.type === 'accommodation.applied')
  return digestOf(applied?.data ?? null) === digestOf(accommodation)
}

function firstProblem(report: JournalReport): string {
  const problem = report.problems[0]
  return problem === undefined ? '' : `Segment ${problem.segment}, byte ${problem.offset}: ${problem.words}`
}

/** Says in words what was checked about an attempt's record and what came out; the page shows it as it is. */
export function describeVerification(input: VerificationInput): Verification {
  const { report, events } = input
  const opened = events.find((event) => event.type === 'attempt.opened')
  const isWhole = events.length === report.events
  const checks = [
    check(
      'chain',
      report.ok,
      `All ${sayCount(report.frames, 'frame')} follow one another and carry the signature of one device.`,
      `The record does not verify. ${firstProblem(report)}`,
    ),
    check('gaps', report.gaps === 0, 'No frame and no event is missing.', `${report.gaps} places miss something.`),
    check('sealed', report.isSealed, 'The candidate sealed the attempt.', 'The attempt was not sealed.'),
    check(
      'forks',
      input.forks === 0 && report.forks === 0,
      'There is one version of the record.',
      'There are two versions of a part of the record. Compare them before you decide.',
    ),
    check(
      'opened',
      isWhole && events.length > 0,
      `All ${sayCount(events.length, 'event')} could be opened and read.`,
      `Of ${report.events} events ${events.length} could be read.`,
    ),
    check(
      'pack',
      isDocument(opened, 'pack', input.pack),
      'The candidate was shown the item pack that is stored here.',
      'The candidate was shown another version of the item pack than the one stored here.',
    ),
    check(
      'policy',
      isDocument(opened, 'policy', input.policy) || isDocument(opened, 'policy', input.policyAsIssued),
      'The attempt ran under the policy that the organisation issued.',
      'The attempt ran under another policy than the one that the organisation issued.',
    ),
    check(
      'consent',
      isDocument(opened, 'consent', input.consent),
      'The candidate was shown the consent document that is stored here.',
      'The candidate was shown another consent document than the one stored here.',
    ),
    check(
      'accommodation',
      isAccommodationApplied(input),
      input.accommodation === null
        ? 'No accommodation was approved, and none was applied.'
        : 'The accommodation that was approved is the one that was applied.',
      'The accommodation that was applied is not the one that was approved.',
    ),
    timeCheck(input),
    clockCheck(input),
    check(
      'receipts',
      areReceiptsOurs(input),
      'Every receipt in the record is one that this server gave.',
      'The record holds a receipt that this server did not give.',
    ),
  ]
  return {
    isGood: checks.every((one) => one.isGood),
    frames: report.frames,
    events: report.events,
    segments: report.segments,
    gaps: report.gaps,
    forks: report.forks + input.forks,
    checks,
  }
}
