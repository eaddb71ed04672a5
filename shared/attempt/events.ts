import { z } from 'zod'
import { FieldValue } from '../pack/response.ts'

/**
 * The event catalogue, number 1 (docs/spec/events.md). Events are facts in the past tense. What can be derived by
 * replay (pastes and their source, bursts, shares, time on an item) is derived and never stored.
 */
export const CATALOGUE = 1

/**
 * How a change entered a text field, as the editor saw it; the number is the place in this list and is frozen by the
 * journal format. Where pasted or dropped text came from is derived (shared/provenance), never claimed.
 */
export const editKinds = [
  'typed', // a key press put the text in
  'composed', // an input method put it in
  'replaced', // spell-check or autocorrect exchanged it
  'pasted',
  'dropped',
  'moved', // dragged from one place of the same field to another
  'deleted',
  'cut',
  'undone',
  'redone',
  'dictated', // several characters at once with no key press, as dictation and other assistive input does
  'unexplained', // text changed with no input event that accounts for it
  'quoted', // the candidate had a passage of the item put in, in quotation marks
] as const
export type EditKind = (typeof editKinds)[number]

/** One splice of a text field: at `from`, `removed` UTF-16 units went and `inserted` came. */
export interface Edit {
  readonly kind: EditKind
  /** Place in the assessment's field table (`listFields`). */
  readonly field: number
  readonly from: number
  readonly removed: number
  readonly inserted: string
}

export const sensorNames = [
  'edits',
  'clipboard',
  'focus',
  'fullscreen',
  'displays',
  'power',
  'lock',
  'clock',
  'network',
  'renderer',
  'instances',
] as const
export const SensorName = z.enum(sensorNames)
export type SensorName = z.output<typeof SensorName>
export const CoverageState = z.enum(['on', 'off', 'unsupported', 'waived'])
export type CoverageState = z.output<typeof CoverageState>

const Digest = z.string().regex(/^[0-9a-f]{64}$/)
const Short = z.string().max(200)
const Count = z.int().nonnegative()
const FieldNumber = Count.max(65_535)
const DisplayFacts = z.strictObject({
  width: Count,
  height: Count,
  scale: z.number().positive(),
  isInternal: z.boolean(),
})

/** The data of each event type; `edit.made` is not here, because the journal writes it as a bare tuple. */
export const eventData = {
  /** First event of each segment: who writes it and on what. `runtime` names what ran the client, stand-ins included. */
  'session.started': z.strictObject({
    catalogue: z.literal(CATALOGUE),
    appVersion: Short,
    runtime: Short,
    os: Short,
    arch: Short,
    locale: Short,
    timeZone: Short,
    displays: z.array(DisplayFacts).max(16),
    isResumed: z.boolean(),
  }),
  'session.ended': z.strictObject({ reason: z.enum(['quit', 'shutdown', 'rotated', 'storage']) }),
  /** Second event of the first segment: what this attempt is an attempt at. */
  'attempt.opened': z.strictObject({
    organisation: Short,
    project: Short,
    assessment: Short,
    packDigest: Digest,
    policyDigest: Digest,
    consentDigest: Digest,
    /** The field table: `item-id.field-id`, in the order that later events number them by. */
    fields: z.array(Short).max(4_096),
  }),
  'consent.recorded': z.strictObject({ consentDigest: Digest, choices: z.record(Short, z.boolean()) }),
  /** What was approved for this candidate (shared/policy/accommodation.ts); third event of the first segment where there is one. */
  'accommodation.applied': z.strictObject({
    extraTimePercent: Count.max(300),
    extraBreaks: Count.max(20),
    breakMinutes: Count.max(120),
    waived: z.array(SensorName).max(20),
  }),
  'check.completed': z.strictObject({
    results: z
      .array(z.strictObject({ check: Short, outcome: z.enum(['good', 'notice', 'blocked']), detail: Short }))
      .max(32),
  }),
  'assessment.started': z.strictObject({}),
  'item.viewed': z.strictObject({ item: Short }),
  'item.flagged': z.strictObject({ item: Short, isFlagged: z.boolean() }),
  /** The candidate left the desk for an allowed break: the clock stops (docs/spec/time.md). */
  'break.started': z.strictObject({}),
  'break.ended': z.strictObject({ cause: z.enum(['returned', 'over']) }),
  /** A time limit was reached: of the whole assessment, or of the section that is named. */
  'time.ended': z.strictObject({ section: Short.nullable() }),
  'field.set': z.strictObject({ field: FieldNumber, value: FieldValue }),
  /** `answer`: `field`, `from`, `to` say which own text went to the clipboard; `stimulus`: which passage it was taken from. */
  'clipboard.copied': z.strictObject({
    region: z.enum(['answer', 'stimulus', 'other']),
    field: FieldNumber.optional(),
    from: Count.optional(),
    to: Count.optional(),
    stimulus: Short.optional(),
    chars: Count,
    isCut: z.boolean(),
  }),
  'focus.lost': z.strictObject({
    cause: z.enum(['other-window', 'minimised', 'screen-locked', 'own-dialog', 'suspend', 'unknown']),
    isFullscreen: z.boolean(),
    isVisible: z.boolean(),
  }),
  'focus.regained': z.strictObject({ lossSeq: Count, awayMs: Count }),
  'fullscreen.entered': z.strictObject({}),
  'fullscreen.left': z.strictObject({ isRequested: z.boolean() }),
  'displays.changed': z.strictObject({
    change: z.enum(['added', 'removed', 'changed']),
    displays: z.array(DisplayFacts).max(16),
  }),
  'power.suspended': z.strictObject({}),
  /** `isInferred`: seen from a gap between timers, not told by the system. */
  'power.resumed': z.strictObject({ gapMs: Count, isInferred: z.boolean() }),
  'screen.locked': z.strictObject({}),
  'screen.unlocked': z.strictObject({}),
  /** Wall time moved by `deltaMs` against the monotonic clock. */
  'clock.jumped': z.strictObject({ deltaMs: z.int() }),
  'network.changed': z.strictObject({ isReachable: z.boolean(), detail: Short }),
  'renderer.failed': z.strictObject({ reason: Short, exitCode: z.int() }),
  'renderer.hung': z.strictObject({}),
  'renderer.recovered': z.strictObject({ hungMs: Count }),
  'instance.refused': z.strictObject({ carriedInvitation: z.boolean() }),
  'sensor.covered': z.strictObject({ sensor: SensorName, state: CoverageState, reason: Short }),
  /** The server's signed statement that it holds the journal up to here (docs/spec/sync.md). */
  'sync.receipted': z.strictObject({
    segment: Count,
    endOffset: Count,
    serverTimeMs: Count,
    receipt: z.string().max(2_000),
  }),
  'journal.repaired': z.strictObject({ segment: Count, bytesCut: Count, reason: Short }),
  'journal.quarantined': z.strictObject({ segment: Count, bytes: Count, code: Short }),
  'storage.failed': z.strictObject({ code: Short }),
  /** The candidate gave this attempt to another device; nothing that changes a response may follow in this segment. */
  'attempt.handed-over': z.strictObject({}),
  /** First event after `session.started` on the device that took it. */
  'attempt.taken-over': z.strictObject({}),
  'attempt.submitted': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>

export type PlainEventType = keyof typeof eventData
export type EventData<Type extends PlainEventType> = Readonly<z.output<(typeof eventData)[Type]>>

/** What a writer hands to the journal: an edit, or a typed fact. */
export type NewEvent =
  | { readonly type: 'edit.made'; readonly data: Edit }
  | { readonly [Type in PlainEventType]: { readonly type: Type; readonly data: EventData<Type> } }[PlainEventType]

/** Where and when an event stands; `monoMs` counts from the start of its segment, `wallMs` is UTC by the writer's clock. */
export interface EventStamp {
  readonly seq: number
  readonly segment: number
  readonly monoMs: number
  readonly wallMs: number
}

/** One event of an opened journal. */
export type JournalEvent = NewEvent & EventStamp
export type EventType = JournalEvent['type']
export type EventOf<Type extends EventType> = Extract<JournalEvent, { readonly type: Type }>
