import { z } from 'zod'
import {
  Conclusion,
  InsightId,
  IntakeChoices,
  IntakeMode,
  Provider,
  Reason,
  SlotName,
  TurnId,
} from '../intake/model.ts'
import { FieldValue } from '../pack/response.ts'

/**
 * The event catalogue and its number (docs/spec/events.md). A later number adds types and sensors and changes none, so a
 * journal of an earlier one is read as it is. Events are facts in the past tense. What can be derived by
 * replay (pastes and their source, bursts, shares, time on an item) is derived and never stored.
 */
export const CATALOGUE = 3

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
  'dictated', // came without a key press, or many characters at one, as dictation and other assistive input does
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

/** Sensors of the first catalogue. */
const firstSensors = [
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
export const sensorNames = [
  ...firstSensors,
  'window', // hidden, shown, minimised, restored
  'keys', // key presses as main sees them, counted and never kept; what the page claims is held against them
  'shortcuts',
  'clipboard-watch', // whether the clipboard changed while another window was in front; opt-in
  'idle', // opt-in
  'power-source',
  'thermal',
  'user-switch',
  'capture', // protection of the window's picture
  'processes', // opt-in
  'virtual-machine', // opt-in
  'remote-session', // opt-in
  'assistive', // only where the candidate consents
  'devtools',
  'navigation',
  'permissions',
  'downloads',
  'self-check',
  'storage',
] as const
/** Sensors that a client of this catalogue number had; the others did not exist, which is no lack of coverage. */
export function sensorsOf(catalogue: number): readonly SensorName[] {
  return catalogue < 2 ? firstSensors : sensorNames
}
export const SensorName = z.enum(sensorNames)
export type SensorName = z.output<typeof SensorName>
export const CoverageState = z.enum(['on', 'off', 'unsupported', 'waived'])
export type CoverageState = z.output<typeof CoverageState>

/** What a policy may react to (shared/policy/integrity.ts). */
export const reactionKinds = [
  'focus-lost',
  'fullscreen-left',
  'displays-changed',
  'external-paste',
  'shortcut-refused',
] as const
export const ReactionKind = z.enum(reactionKinds)
export type ReactionKind = z.output<typeof ReactionKind>

/** Ways in which the client can hold the computer (shared/policy/integrity.ts). */
export const holdParts = ['fullscreen', 'kiosk', 'shortcuts', 'clipboard', 'one-display', 'content-protection'] as const
export const HoldPart = z.enum(holdParts)
export type HoldPart = z.output<typeof HoldPart>

const Digest = z.string().regex(/^[0-9a-f]{64}$/)
const Short = z.string().max(200)
/** What a candidate writes beside the answers: a reason, a reply, a message. */
export const NoteText = z.string().min(1).max(2_000)
/** A candidate's answer in the intake conversation. */
export const AnswerText = z.string().min(1).max(8_000)
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
    catalogue: z.int().min(1).max(CATALOGUE),
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
    waived: z.array(SensorName).max(50),
    uncounted: z.array(SensorName).min(1).max(50).optional(),
  }),
  'check.completed': z.strictObject({
    results: z
      .array(z.strictObject({ check: Short, outcome: z.enum(['good', 'notice', 'blocked']), detail: Short }))
      .max(32),
  }),
  /** The candidate was told whom they talk to and what is kept, and chose; again where they change their mind. */
  'intake.consented': z.strictObject({
    choices: IntakeChoices,
    language: Short,
    /** Providers that the candidate was told of: no other is used. */
    told: z.array(Provider).max(3),
  }),
  /** `text` is what was shown and said; `question` names it in the bank, and `by` who phrased it. */
  'intake.asked': z.strictObject({
    turnId: TurnId,
    slot: SlotName,
    question: Short,
    text: z.string().min(1).max(1_000),
    reason: Reason,
    by: Provider,
  }),
  /** `spoken`: `transcriber` made the text of sound of `audioMs`, whose digest is `audio`; `isKept` says whether it was kept. */
  'intake.answered': z.strictObject({
    turnId: TurnId,
    text: AnswerText,
    way: IntakeMode,
    transcriber: Provider.nullable(),
    audio: z.strictObject({ digest: Digest, durationMs: Count, isKept: z.boolean() }).nullable(),
  }),
  /** The candidate changed the text of an answer, as typed or as it was understood. */
  'intake.corrected': z.strictObject({ turnId: TurnId, text: AnswerText }),
  'intake.skipped': z.strictObject({ turnId: TurnId }),
  'intake.mode-changed': z.strictObject({ mode: IntakeMode }),
  /** A part of the work failed, and `instead` did it, or nobody. */
  'intake.failed': z.strictObject({
    stage: z.enum(['phrase', 'extract', 'transcribe', 'speak']),
    by: Provider,
    code: Short,
    instead: Provider.nullable(),
  }),
  'intake.concluded': z.strictObject({ id: InsightId, conclusion: Conclusion, by: Provider }),
  /** `value` is the candidate's own wording where they edited it. */
  'intake.decided': z.strictObject({
    id: InsightId,
    decision: z.enum(['confirmed', 'rejected']),
    value: z.string().min(1).max(300).nullable(),
  }),
  /** Whether a confirmed insight is suggested for the candidate's profile. */
  'intake.update-chosen': z.strictObject({ id: InsightId, isChosen: z.boolean() }),
  'intake.finished': z.strictObject({ answered: Count, cause: z.enum(['candidate', 'limit', 'nothing-left']) }),
  /** Nothing that was said until here is shown to anybody or used from now on. */
  'intake.deleted': z.strictObject({}),
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
  'window.changed': z.strictObject({ change: z.enum(['hidden', 'shown', 'minimised', 'restored']) }),
  /** A shortcut that the policy blocks, by its name in the list (`Ctrl+P`), and how often within ten seconds. */
  'shortcut.refused': z.strictObject({ shortcut: Short, count: Count }),
  'menu.asked': z.strictObject({ region: z.enum(['answer', 'stimulus', 'other']) }),
  /** Text from outside was not let into a field, because the policy isolates the clipboard. */
  'transfer.refused': z.strictObject({ gesture: z.enum(['pasted', 'dropped']), field: FieldNumber, chars: Count }),
  /** The clipboard was not the same after a departure as before; `size` by characters: short to 80, medium to 800. */
  'clipboard.changed': z.strictObject({
    size: z.enum(['none', 'short', 'medium', 'long']),
    kinds: z.array(z.enum(['text', 'html', 'image', 'files', 'other'])).max(5),
  }),
  /**
   * Main saw something else than the page claimed between the edits `fromSeq` and `toSeq`. `keys`: characters claimed as
   * typed against key presses; `paste-size`: characters pasted against those on the clipboard; `paste-gesture`: pastes
   * claimed against gestures that can paste.
   */
  'claim.disputed': z.strictObject({
    claim: z.enum(['keys', 'paste-size', 'paste-gesture']),
    claimed: Count,
    seen: Count,
    fromSeq: Count,
    toSeq: Count,
  }),
  'idle.passed': z.strictObject({ idleMs: Count }),
  'power.source-changed': z.strictObject({ isOnBattery: z.boolean() }),
  'power.slowed': z.strictObject({ detail: Short }),
  'user.switched': z.strictObject({ isActive: z.boolean() }),
  /** Whether systems that offer it were asked to keep the window out of pictures of the screen; never a guarantee. */
  'capture.requested': z.strictObject({ isRequested: z.boolean(), isSupported: z.boolean(), reason: Short }),
  'capture.permitted': z.strictObject({ status: Short }),
  /** A program of a class that the policy names runs; `rule` is the policy's. Never the list of what runs. */
  'process.noticed': z.strictObject({ rule: Short, kind: Short, count: Count }),
  'machine.noticed': z.strictObject({ signals: z.array(Short).max(20) }),
  'remote.noticed': z.strictObject({ kind: Short }),
  'assistive.changed': z.strictObject({ isOn: z.boolean() }),
  'devtools.opened': z.strictObject({}),
  'navigation.refused': z.strictObject({ kind: z.enum(['navigate', 'redirect', 'frame', 'window']), target: Short }),
  'permission.asked': z.strictObject({ permission: Short, isGranted: z.boolean() }),
  'download.refused': z.strictObject({ mimeType: Short, bytes: Count }),
  'self.checked': z.strictObject({
    result: z.enum(['good', 'differs', 'not-packaged']),
    mismatches: z.array(Short).max(50),
  }),
  'storage.low': z.strictObject({ freeBytes: Count }),
  /** What holds the computer from here on, part by part, and why a part that the policy asks for does not. */
  'hold.changed': z.strictObject({
    parts: z.array(z.strictObject({ part: HoldPart, isHeld: z.boolean(), reason: Short })).max(holdParts.length),
  }),
  /** The candidate was asked for a reason for the event `about`; `isLocked`: the assessment waits until one is given. */
  'reason.asked': z.strictObject({ about: Count, kind: ReactionKind, isLocked: z.boolean() }),
  'reason.given': z.strictObject({ askedSeq: Count, text: NoteText }),
  /** The candidate's reply to the event `about`. */
  'candidate.noted': z.strictObject({ about: Count, text: NoteText }),
  'hand.raised': z.strictObject({ isRaised: z.boolean() }),
  'message.sent': z.strictObject({ id: z.uuid(), text: NoteText }),
  /** A message of an invigilator; `statement` is the server's signed text form of it (docs/spec/live.md). */
  'message.arrived': z.strictObject({
    id: z.uuid(),
    text: NoteText,
    serverTimeMs: Count,
    statement: z.string().max(400),
  }),
  'message.read': z.strictObject({ id: z.uuid() }),
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
