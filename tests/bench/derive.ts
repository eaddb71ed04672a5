import type { JournalEvent } from '../../shared/attempt/events.ts'
import { foldEvents } from '../../shared/attempt/state.ts'
import { deriveFindings } from '../../shared/findings/derive.ts'
import { openJournal } from '../../shared/journal/open.ts'
import { deriveProvenance } from '../../shared/provenance/derive.ts'
import { deriveTimeline } from '../../shared/timeline/derive.ts'
import { samplePolicy } from '../fixtures/attempt-builder.ts'
import { smallPack } from '../fixtures/events.ts'
import { benchAttemptKey, benchPrimitives } from './journal-hour.ts'
import { buildReadingInput, parseAndFoldMs, type ReadingInput, verifyMs } from './journal-reading.ts'
import { compared, type Figure, median, printReport } from './report.ts'
import { createTypingStream } from './typing-hour.ts'

/**
 * `npm run bench:derive`: from the bytes of a sealed journal to all that a review page shows, for an hour's attempt and for
 * a million edits: verifying without a key, opening with every signature, and each derivation, beside parsing and folding
 * the same events as JSON lines, which proves nothing and derives nothing.
 */

const isQuick = process.argv.includes('--quick')
const runs = isQuick ? 2 : 5

const stages = ['verify', 'open', 'state', 'provenance', 'timeline', 'findings'] as const
type Stage = (typeof stages)[number]

function timed<Value>(times: Partial<Record<Stage, number>>, stage: Stage, work: () => Value): Value {
  const startMs = performance.now()
  const value = work()
  times[stage] = performance.now() - startMs
  return value
}

/** One pass over the bytes: milliseconds of each stage. */
function pass(input: ReadingInput): Record<Stage, number> {
  const times: Partial<Record<Stage, number>> = { verify: verifyMs(input) }
  const { events, report } = timed(times, 'open', () => openJournal(benchPrimitives, input.segments, benchAttemptKey))
  if (!report.ok || events.length !== input.events) throw new Error('the benchmark’s journal does not open')
  derive(times, events)
  return times as Record<Stage, number> // every stage was timed above
}

function derive(times: Partial<Record<Stage, number>>, events: readonly JournalEvent[]): void {
  timed(times, 'state', () => foldEvents(events))
  const provenance = timed(times, 'provenance', () => deriveProvenance(events, smallPack))
  const timeline = timed(times, 'timeline', () => deriveTimeline(events, smallPack, provenance))
  const derived = { provenance, timeline }
  const findings = timed(times, 'findings', () => deriveFindings(events, smallPack, samplePolicy, derived))
  if (findings.length === 0 || timeline.rows.length === 0) throw new Error('nothing was derived')
}

function figuresOf(name: string, edits: number, repeats: number): Record<string, Figure> {
  const input = buildReadingInput(createTypingStream(edits))
  const passes: Record<Stage, number>[] = []
  const peers: number[] = []
  for (let run = 0; run < repeats; run++) {
    passes.push(pass(input))
    peers.push(parseAndFoldMs(input))
  }
  const stage = (which: Stage) => median(passes.map((times) => times[which]))
  const opened = stages.filter((which) => which !== 'verify')
  const whole = median(passes.map((times) => opened.reduce((sum, which) => sum + times[which], 0)))
  const peer = median(peers)
  return {
    ...Object.fromEntries(stages.map((which) => [`${name}: ${which}`, { value: stage(which), unit: 'ms' }])),
    [`${name}: open and derive all`]: compared(whole, 'ms', { peer }),
    [`${name}: bytes of the journal`]: {
      value: input.segments.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1_024,
      unit: 'KiB',
      peer: input.jsonBytes / 1_024,
      ratio: input.segments.reduce((sum, { bytes }) => sum + bytes.length, 0) / input.jsonBytes,
    },
  }
}

printReport(
  'derive',
  {
    ...figuresOf('12,000 edits', 12_000, runs),
    ...(isQuick ? {} : figuresOf('1,000,000 edits', 1_000_000, 3)),
  },
  process.argv,
)
