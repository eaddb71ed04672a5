import type { JournalEvent } from '../attempt/events.ts'
import type { Gap, Interval, Timeline } from '../timeline/model.ts'
import type { RuleInput } from './model.ts'
import { lengthOf, type Stretch, within, withoutHoles } from './stretches.ts'

/** How long something explains what happens around it: before, after, and at most in all; milliseconds. */
interface Reach {
  readonly beforeMs: number
  readonly afterMs: number
  readonly atMostMs: number
}

const always = Number.POSITIVE_INFINITY
const reach = (beforeMs: number, afterMs: number, atMostMs = always): Reach => ({ beforeMs, afterMs, atMostMs })

/**
 * What lasts explains what happens while it lasts, and a little around it: a lid closes before the computer sleeps, and a
 * password is typed after it wakes (docs/rules/README.md).
 */
const lasting: Partial<Record<Interval['kind'], Reach>> = {
  suspended: reach(30_000, 60_000),
  locked: reach(10_000, 30_000),
  hung: reach(5_000, 15_000),
  // A cable is pulled in a second: an outage explains a look at the router, not an hour elsewhere.
  offline: reach(10_000, 30_000, 180_000),
}

/** What happens in a moment explains what a person plausibly does about it. */
const momentary: Partial<Record<JournalEvent['type'], Reach>> = {
  'renderer.failed': reach(5_000, 30_000),
  'displays.changed': reach(5_000, 20_000),
  'storage.failed': reach(5_000, 60_000),
  'storage.low': reach(0, 60_000),
  'permission.asked': reach(0, 30_000),
  'instance.refused': reach(5_000, 10_000),
  'power.source-changed': reach(5_000, 20_000),
}
/** A wall clock that jumps forwards is what a sleep looks like that stops the monotonic clock and is not announced. */
const aroundJump = reach(30_000, 60_000)
const SLEEP_MS = 10_000
/**
 * A client that starts again needs its user. One that stopped without saying so may have been in trouble before: for
 * longer where the focus was gone until it stopped, as with a computer that freezes.
 */
function aroundGap({ cause, fromMs }: Gap, { intervals }: Timeline): Reach {
  if (cause !== 'stopped') return reach(0, 60_000)
  const isAwayAtItsEnd = intervals.some(
    ({ kind, endSeq, toMs }) => kind === 'away' && endSeq === null && toMs === fromMs,
  )
  return reach(isAwayAtItsEnd ? 60_000 : 15_000, 60_000)
}

interface Explanation extends Stretch {
  readonly seq: number
}

export interface Explained {
  /** What nothing explains of the stretches that were asked about. */
  readonly left: readonly Stretch[]
  readonly leftMs: number
  /** Sequence numbers of what explains the rest. */
  readonly explainedBy: readonly number[]
}

/** Suspensions, locks, faults, display changes, outages and interruptions, with the time that each of them explains. */
export function createExplanations({ events, timeline }: Pick<RuleInput, 'events' | 'timeline'>) {
  const nearTo = createNear([...explanationsOf(timeline), ...momentsOf(events, timeline)])
  return {
    explain(stretches: readonly Stretch[]): Explained {
      const near = nearTo(stretches).filter((explanation) =>
        stretches.some((stretch) => overlaps(stretch, explanation)),
      )
      const used = near.filter((explanation) => within(stretches, [explanation]).length > 0)
      const left = withoutHoles(stretches, used)
      return { left, leftMs: lengthOf(left), explainedBy: [...new Set(used.map(({ seq }) => seq))] }
    },
  }
}

/** Finds what may overlap some stretches without looking at all there is, since a journal may hold thousands of both. */
function createNear(explanations: readonly Explanation[]) {
  const sorted = explanations.toSorted((one, other) => one.fromMs - other.fromMs)
  // The latest end of everything that begins up to here.
  const endsMs: number[] = []
  for (const { toMs } of sorted) endsMs.push(Math.max(toMs, endsMs.at(-1) ?? toMs))
  return (stretches: readonly Stretch[]): readonly Explanation[] => {
    const [fromMs, toMs] = [stretches[0]?.fromMs ?? 0, stretches.at(-1)?.toMs ?? 0]
    const near: Explanation[] = []
    for (let place = countBefore(sorted, toMs) - 1; place >= 0 && (endsMs[place] ?? 0) > fromMs; place--) {
      const explanation = sorted[place]
      if (explanation !== undefined) near.push(explanation)
    }
    return near.reverse()
  }
}

/** How many of the explanations begin before a moment; they are sorted. */
function countBefore(sorted: readonly Explanation[], atMs: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.fromMs ?? 0) < atMs) low = middle + 1
    else high = middle
  }
  return low
}

const overlaps = (one: Stretch, other: Stretch) => one.fromMs < other.toMs && other.fromMs < one.toMs

function explanationsOf(timeline: Timeline): readonly Explanation[] {
  const intervals = timeline.intervals.flatMap((interval) => spread(interval, interval.seq, lasting[interval.kind]))
  const gaps = timeline.gaps.flatMap((gap) => spread(gap, gap.afterSeq, aroundGap(gap, timeline)))
  return [...intervals, ...gaps]
}

function momentsOf(events: readonly JournalEvent[], timeline: Timeline): readonly Explanation[] {
  const explaining = events.filter((event) => reachOf(event) !== undefined)
  return explaining.flatMap((event) => {
    const atMs = timeline.atMs[event.seq] ?? 0
    return spread({ fromMs: atMs, toMs: atMs }, event.seq, reachOf(event))
  })
}

function reachOf(event: JournalEvent): Reach | undefined {
  if (event.type === 'clock.jumped') return event.data.deltaMs >= SLEEP_MS ? aroundJump : undefined
  return momentary[event.type]
}

function spread({ fromMs, toMs }: Stretch, seq: number, reached: Reach | undefined): readonly Explanation[] {
  if (reached === undefined) return []
  const lastedTo = Math.min(toMs, fromMs + reached.atMostMs)
  return [{ seq, fromMs: fromMs - reached.beforeMs, toMs: lastedTo + reached.afterMs }]
}
