import { z } from 'zod'
import { AttemptId } from '../api/enrolment.ts'
import { Results } from '../api/results.ts'
import { Pack } from '../pack/pack.ts'
import { FieldValue } from '../pack/response.ts'
import { Accommodation } from '../policy/accommodation.ts'
import { ConsentDocument, Policy } from '../policy/policy.ts'
import { HoldView } from './hold-views.ts'
import { LockedPreference, Preferences } from './preferences.ts'
import { AskedView } from './reason-views.ts'

/** What the client is and runs on; every screen may show it, and says so when the runtime is a stand-in. */
export const AppView = z.strictObject({
  version: z.string(),
  runtime: z.string(),
  isStandIn: z.boolean(),
  platform: z.string(),
  /** Opened with `--preview`: shows a pack to its author and records nothing. */
  isPreview: z.boolean(),
  /** Server that invitations are looked up at. */
  server: z.string(),
  /** The link asked for the check of the computer (`candor://check/CODE`) and not for the invitation itself. */
  isCheckAsked: z.boolean(),
  /** Code of an invitation link that opened the app, until it was used. */
  invitationCode: z.string().nullable(),
  /** An attempt on this device that is not finished, or was just submitted; the client returns to it by itself. */
  attemptId: AttemptId.nullable(),
  preferences: Preferences,
  /** Choices that the administrator of this computer made. */
  lockedPreferences: z.array(LockedPreference),
  /** The administrator decides about the server: no other address can be typed. */
  isServerLocked: z.boolean(),
})
export type AppView = Readonly<z.output<typeof AppView>>

/** What the candidate reads before anything is stored. */
export const InvitationView = z.strictObject({
  code: z.string(),
  organisation: z.string(),
  project: z.string(),
  assessment: z.string(),
  candidateName: z.string(),
  sections: z.array(z.strictObject({ title: z.string(), items: z.int(), targetMinutes: z.int() })),
  policy: Policy,
  accommodation: Accommodation.nullable(),
  attemptNumber: z.int().positive(),
  consent: ConsentDocument,
  consentDigest: z.string(),
})
export type InvitationView = Readonly<z.output<typeof InvitationView>>

/** `saved`: every change so far is durable on this device. `failed` names the error code; nothing that was saved is lost. */
export const SaveView = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('saved'), savedWallMs: z.int().nullable() }),
  z.strictObject({ state: z.literal('saving'), savedWallMs: z.int().nullable() }),
  z.strictObject({
    state: z.literal('failed'),
    savedWallMs: z.int().nullable(),
    code: z.string(),
    message: z.string(),
  }),
])
export type SaveView = Readonly<z.output<typeof SaveView>>

/** `sent`: the server holds everything that is durable here. `waiting`: it is safe here and will be sent; `detail` says why it waits. */
export const SyncView = z.strictObject({
  state: z.enum(['sent', 'sending', 'waiting', 'stopped']),
  pendingBytes: z.int().nonnegative(),
  sentWallMs: z.int().nullable(),
  nextTryWallMs: z.int().nullable(),
  /** Error code where something went wrong, with its words. */
  code: z.string().nullable(),
  detail: z.string().nullable(),
})
export type SyncView = Readonly<z.output<typeof SyncView>>

/** What a check saw, for words in any language; the numbers are the ones that `detail` says. */
export const CheckFacts = z.discriminatedUnion('reason', [
  z.strictObject({ reason: z.enum(['runtime.standIn', 'runtime.client']), name: z.string() }),
  z.strictObject({ reason: z.enum(['storage.low', 'storage.megabytes']), megabytes: z.int() }),
  z.strictObject({ reason: z.literal('storage.gigabytes'), gigabytes: z.int() }),
  z.strictObject({ reason: z.enum(['displays.count', 'displays.tooMany', 'accessibility.waived']), count: z.int() }),
  z.strictObject({ reason: z.literal('proxy.through'), name: z.string() }),
  z.strictObject({ reason: z.literal('clock.off'), seconds: z.int() }),
  z.strictObject({ reason: z.enum(['speed.good', 'speed.slow']), milliseconds: z.number() }),
  z.strictObject({ reason: z.literal('shortcuts.taken'), keys: z.string() }),
  z.strictObject({ reason: z.literal('lock.minutes'), minutes: z.int() }),
  z.strictObject({ reason: z.literal('version.known'), own: z.string(), server: z.string() }),
  z.strictObject({ reason: z.literal('version.alone'), own: z.string() }),
  z.strictObject({
    reason: z.enum([
      'storage.unknown',
      'secrets.none',
      'secrets.open',
      'secrets.kept',
      'network.answers',
      'network.silent',
      'proxy.direct',
      'clock.good',
      'clock.unknown',
      'speed.unknown',
      'fullscreen.works',
      'fullscreen.fails',
      'fullscreen.untried',
      'fullscreen.unneeded',
      'shortcuts.free',
      'shortcuts.unneeded',
      'lock.late',
      'lock.unknown',
      'microphone.unneeded',
      'microphone.allowed',
      'microphone.denied',
      'microphone.later',
      'accessibility.plain',
    ]),
  }),
])
export type CheckFacts = Readonly<z.output<typeof CheckFacts>>

export const CheckView = z.strictObject({
  check: z.enum([
    'runtime',
    'storage',
    'secrets',
    'displays',
    'network',
    'proxy',
    'clock',
    'speed',
    'fullscreen',
    'shortcuts',
    'lock',
    'microphone',
    'version',
    'accessibility',
  ]),
  facts: CheckFacts,
  outcome: z.enum(['good', 'notice', 'blocked']),
  /** What was seen, and what to do where it is not good: English, as the journal keeps it. */
  detail: z.string(),
})
export type CheckView = Readonly<z.output<typeof CheckView>>

/**
 * The clock of the assessment at `atWallMs`, as the journal tells it (docs/spec/time.md). While `isRunning` the page adds
 * what has passed since. `leftMs` is null where there is no limit.
 */
export const TimeView = z.strictObject({
  atWallMs: z.int(),
  isRunning: z.boolean(),
  usedMs: z.int().nonnegative(),
  leftMs: z.int().nullable(),
  /** By section id; only sections with a limit of their own. */
  sections: z.record(z.string(), z.strictObject({ usedMs: z.int(), leftMs: z.int() })),
  /** Outages that did not count. */
  givenBackMs: z.int().nonnegative(),
  extraTimePercent: z.int(),
  breaks: z.strictObject({
    left: z.int().nonnegative(),
    minutes: z.int(),
    /** End of the break that is on; null when none is. */
    untilWallMs: z.int().nullable(),
  }),
})
export type TimeView = Readonly<z.output<typeof TimeView>>

/** Whether and when another attempt may be begun. `code` is an error code that says why not. */
export const RetakeView = z.strictObject({
  /** The invitation that the next attempt begins with. */
  invitationCode: z.string(),
  attemptNumber: z.int().positive(),
  attemptsAllowed: z.int().positive(),
  isAllowed: z.boolean(),
  /** When the cooldown ends; null where it is over or nothing more is allowed. */
  fromWallMs: z.int().nullable(),
  code: z.string().nullable(),
})
export type RetakeView = Readonly<z.output<typeof RetakeView>>

/** The candidate's side of the live view (docs/spec/live.md). `isTold`: the server has it. */
export const LiveView = z.strictObject({
  isWatched: z.boolean(),
  mayWrite: z.boolean(),
  isHandRaised: z.boolean(),
  isHandTold: z.boolean(),
  messages: z.array(
    z.strictObject({
      id: z.uuid(),
      from: z.enum(['candidate', 'invigilator']),
      text: z.string(),
      wallMs: z.int(),
      isRead: z.boolean(),
      isTold: z.boolean(),
    }),
  ),
})
export type LiveView = Readonly<z.output<typeof LiveView>>

/** What the candidate said about an event after the submission. `isSent`: the server said that it holds it. */
export const ReplyView = z.strictObject({
  about: z.int().nonnegative(),
  wallMs: z.int(),
  text: z.string(),
  isSent: z.boolean(),
})
export type ReplyView = Readonly<z.output<typeof ReplyView>>

/**
 * The candidate's own record: every event that is durable here, and what they said after the submission. The page derives
 * the timeline and the findings from them with the functions that everyone uses.
 */
export const RecordView = z.strictObject({
  /** `JournalEvent[]`, checked where the journal was opened. */
  events: z.array(
    z.looseObject({ type: z.string(), seq: z.int(), segment: z.int(), monoMs: z.number(), wallMs: z.number() }),
  ),
  replies: z.array(ReplyView),
})
export type RecordView = Readonly<z.output<typeof RecordView>>

/** Proof that an attempt was deleted: the server's signed statement, or null while the server could not be reached. */
export const DeletionView = z.strictObject({
  attemptId: AttemptId,
  deletedWallMs: z.int(),
  /** Text form (docs/formats/deletion-v1.md). */
  receipt: z.string().nullable(),
  /** The key that opened the attempt is no longer on this device. */
  isKeyGone: z.literal(true),
})
export type DeletionView = Readonly<z.output<typeof DeletionView>>

/** Results as the policy lets the candidate see them; `items` and `types` are empty unless they are released. */
export const ResultsView = Results
export type ResultsView = Readonly<z.output<typeof ResultsView>>

/** The code that another device needs to take this attempt over; it is shown once and known to nobody else. */
export const HandOverView = z.strictObject({ code: z.string(), expiresWallMs: z.int() })
export type HandOverView = Readonly<z.output<typeof HandOverView>>

/** What was sealed: the journal's end, and the server's signed statement once there is one. */
export const ReceiptView = z.strictObject({
  sealedWallMs: z.int(),
  headDigest: z.string(),
  events: z.int(),
  serverTimeMs: z.int().nullable(),
})
export type ReceiptView = Readonly<z.output<typeof ReceiptView>>

/** The attempt as the journal tells it: what a started client shows, and returns to after any stop. */
export const AttemptView = z.strictObject({
  attemptId: AttemptId,
  organisation: z.string(),
  project: z.string(),
  assessment: z.string(),
  candidateName: z.string(),
  phase: z.enum(['opened', 'consented', 'checked', 'answering', 'submitted']),
  pack: Pack,
  policy: Policy,
  accommodation: Accommodation.nullable(),
  attemptNumber: z.int().positive(),
  currentItem: z.string().nullable(),
  flagged: z.array(z.string()),
  time: TimeView,
  /** Given to another device: nothing can be changed here any more. */
  isHandedOver: z.boolean(),
  /** Values by `item-id.field-id`. */
  values: z.record(z.string(), FieldValue),
  startedWallMs: z.int().nullable(),
  /** Set when this start found that the last one did not end by itself; the candidate is told once. */
  interruption: z.strictObject({ stoppedWallMs: z.int(), resumedWallMs: z.int() }).nullable(),
  receipt: ReceiptView.nullable(),
  save: SaveView,
  sync: SyncView,
  hold: HoldView,
  /** Reasons that are asked for and not given yet. */
  asked: z.array(AskedView),
})
export type AttemptView = Readonly<z.output<typeof AttemptView>>
