import { z } from 'zod'
import { CoverageState, SensorName } from '../attempt/events.ts'
import { documentNames } from '../bundle/bundle.ts'
import { Insight, IntakeChoices } from '../intake/model.ts'
import { origins } from '../provenance/origins.ts'
import { lanes } from '../timeline/model.ts'

/*
 * All that follows from a journal, as JSON (docs/formats/derived-v1.md). Times are UTC in Unix milliseconds, places in texts
 * UTF-16 units, `seq` the numbers of events. Longer than most files, because it is one table.
 */

const Milliseconds = z.number()
const Seq = z.int().nonnegative()
const Natural = z.int().nonnegative()
const Origin = z.enum(origins)
const Lane = z.enum([...lanes, 'coverage'])
const Shares = z.record(Origin, z.number())
const Digest = z.string().nullable()
const Source = z.enum(['own', 'stimulus', 'external', 'unattributed', 'mixed'])

const Problem = z.strictObject({ code: z.string(), segment: Natural, offset: Natural, words: z.string() })

export const Verification = z.strictObject({
  /** Nothing that could be checked is wrong: what `verify` answers. */
  ok: z.boolean(),
  /** Bytes, signatures, receipts and documents hold, whatever the events say. */
  isRecordGood: z.boolean(),
  problems: z.array(Problem),
  segments: Natural,
  frames: Natural,
  events: Natural,
  checkpoints: Natural,
  gaps: Natural,
  forks: Natural,
  repairs: Natural,
  repairedBytes: Natural,
  unsignedBytes: Natural,
  isSealed: z.boolean(),
  receipts: z.strictObject({
    confirmed: Natural,
    confirmedNextSeq: Seq,
    lastServerTimeMs: Milliseconds.nullable(),
    serverKey: z.enum(['given', 'file', 'none']),
  }),
  documents: z.array(
    z.strictObject({
      name: z.enum(documentNames),
      state: z.enum(['fits', 'differs', 'malformed', 'absent', 'closed']),
      digest: Digest,
      openedDigest: Digest,
    }),
  ),
})
export type Verification = Readonly<z.output<typeof Verification>>

const Attempt = z.strictObject({
  attemptId: z.string().nullable(),
  organisation: z.string().nullable(),
  project: z.string().nullable(),
  assessment: z.string().nullable(),
  packDigest: Digest,
  policyDigest: Digest,
  consentDigest: Digest,
  pack: z.strictObject({ id: z.string(), packVersion: z.string(), title: z.string() }).nullable(),
  events: Natural,
  /** Each segment: what wrote it, on what. */
  runtimes: z.array(
    z.strictObject({
      segment: Natural,
      runtime: z.string(),
      appVersion: z.string(),
      os: z.string(),
      arch: z.string(),
      locale: z.string(),
      timeZone: z.string(),
      catalogue: Natural,
      isResumed: z.boolean(),
    }),
  ),
})

const State = z.strictObject({
  phase: z.enum(['opened', 'consented', 'checked', 'answering', 'submitted']),
  startedMs: Milliseconds.nullable(),
  submittedMs: Milliseconds.nullable(),
  currentItem: z.string().nullable(),
  flagged: z.array(z.string()),
  isHandedOver: z.boolean(),
  isOnBreak: z.boolean(),
  accommodation: z.unknown(),
  values: z.record(z.string(), z.unknown()),
  /** By field; empty without the pack. */
  completeness: z.record(z.string(), z.enum(['blank', 'partial', 'complete'])),
  /** The clock of docs/spec/time.md; null without pack and policy. */
  time: z
    .strictObject({
      usedMs: Milliseconds,
      givenBackMs: Milliseconds,
      breaksTaken: Natural,
      late: Natural,
      lateByMs: Milliseconds,
      duringBreaks: Natural,
    })
    .nullable(),
})

/** The intake conversation as the journal tells it; docs/spec/intake.md. */
const Intake = z.strictObject({
  choices: IntakeChoices.nullable(),
  turns: Natural,
  answered: Natural,
  finished: z.enum(['candidate', 'limit', 'nothing-left']).nullable(),
  isDeleted: z.boolean(),
  insights: z.array(
    Insight.pick({
      id: true,
      slot: true,
      value: true,
      concept: true,
      taxonomy: true,
      amount: true,
      status: true,
      isEdited: true,
      evidence: true,
    }),
  ),
})

const Transfer = z.strictObject({
  seq: Seq,
  atMs: Milliseconds,
  field: Natural,
  key: z.string(),
  gesture: z.enum(['pasted', 'dropped', 'quoted']),
  source: Source,
  chars: Natural,
  lines: Natural,
  replacedChars: Natural,
  copySeq: Seq.nullable(),
  passage: z.string().nullable(),
})

export const DerivedProvenance = z.strictObject({
  fields: z.array(
    z.strictObject({
      field: Natural,
      key: z.string(),
      text: z.string(),
      spans: z.array(
        z.strictObject({ from: Natural, to: Natural, origin: Origin, seq: Seq, atMs: Milliseconds, text: z.string() }),
      ),
      shares: Shares,
    }),
  ),
  shares: Shares,
  transfers: z.array(Transfer),
})

const Stretch = { fromMs: Milliseconds, toMs: Milliseconds }

export const DerivedTimeline = z.strictObject({
  ...Stretch,
  startedMs: Milliseconds.nullable(),
  submittedMs: Milliseconds.nullable(),
  segments: z.array(z.strictObject({ segment: Natural, ...Stretch, runtime: z.string() })),
  gaps: z.array(
    z.strictObject({ ...Stretch, cause: z.enum(['stopped', 'quit', 'shutdown']), beforeSeq: Seq, afterSeq: Seq }),
  ),
  intervals: z.array(
    z.strictObject({
      lane: Lane,
      kind: z.string(),
      ...Stretch,
      seq: Seq,
      endSeq: Seq.nullable(),
      item: z.string().nullable(),
    }),
  ),
  points: z.array(z.strictObject({ lane: Lane, kind: z.string(), atMs: Milliseconds, seq: Seq })),
  bursts: z.array(
    z.strictObject({
      field: Natural,
      key: z.string(),
      seq: Seq,
      endSeq: Seq,
      ...Stretch,
      edits: Natural,
      inserted: Natural,
      removed: Natural,
    }),
  ),
  rows: z.array(
    z.strictObject({
      seq: Seq,
      endSeq: Seq,
      atMs: Milliseconds,
      lane: Lane,
      title: z.string(),
      words: z.string(),
      innocentCauses: z.array(z.string()),
    }),
  ),
})

const SensorCoverage = z.strictObject({
  sensor: SensorName,
  /** Of the time in which the candidate could answer: how long it could see, and how long not. */
  onMs: Milliseconds,
  blindMs: Milliseconds,
  spans: z.array(
    z.strictObject({ state: z.enum([...CoverageState.options, 'not-running']), ...Stretch, reason: z.string() }),
  ),
})

const Measure = z.strictObject({
  name: z.string(),
  value: z.number(),
  threshold: z.number(),
  unit: z.string(),
  counts: z.enum(['above', 'up-to']),
})

const Finding = z.strictObject({
  rule: z.string(),
  version: z.int(),
  title: z.string(),
  answer: z.enum(['found', 'not-found', 'cannot-tell']),
  words: z.string(),
  measures: z.array(Measure),
  inputs: z.array(Seq),
  explainedBy: z.array(Seq),
  coverage: z.array(
    z.strictObject({
      sensor: SensorName,
      isEnough: z.boolean(),
      blindMs: Milliseconds,
      reasons: z.array(z.string()),
    }),
  ),
  innocentCauses: z.array(z.string()),
  wouldDiffer: z.string(),
})

const Side = z
  .strictObject({
    version: z.int(),
    answer: Finding.shape.answer,
    words: z.string(),
    measures: z.array(Measure),
  })
  .nullable()

const Comparison = z.strictObject({
  before: z.string(),
  after: z.string(),
  rules: z.array(
    z.strictObject({
      rule: z.string(),
      title: z.string(),
      before: Side,
      after: Side,
      isSame: z.boolean(),
      inputsAdded: z.array(Seq),
      inputsRemoved: z.array(Seq),
      why: z.array(z.string()),
    }),
  ),
})

/** The parts that need a document, which may not be there. */
export const derivedParts = ['provenance', 'timeline', 'coverage', 'findings', 'time'] as const

export const Derived = z.strictObject({
  format: z.literal('candor-derived'),
  version: z.literal(1),
  attempt: Attempt,
  verification: Verification.nullable(),
  /** The first event that the events before it rule out; what follows is of those before it. */
  contradiction: z
    .strictObject({ seq: Seq, type: z.string(), segment: Natural, wallMs: Milliseconds, words: z.string() })
    .nullable(),
  notDerived: z.array(z.strictObject({ part: z.enum(derivedParts), why: z.string() })),
  state: State,
  /** Null where no conversation was begun. */
  intake: Intake.nullable(),
  provenance: DerivedProvenance.nullable(),
  timeline: DerivedTimeline.nullable(),
  coverage: z.array(SensorCoverage).nullable(),
  /** The rules that were asked. */
  ruleSet: z.strictObject({ id: z.string(), description: z.string() }).nullable(),
  findings: z.array(Finding).nullable(),
  /** What two rule sets say differently, where that was asked. */
  comparison: Comparison.nullable(),
})
export type Derived = Readonly<z.output<typeof Derived>>
