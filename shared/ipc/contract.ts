import { z } from 'zod'
import { AttemptId } from '../api/enrolment.ts'
import { AnswerText, editKinds, NoteText } from '../attempt/events.ts'
import type { ErrorCode } from '../errors.ts'
import { InsightId, IntakeChoices, IntakeMode, Provider, TurnId } from '../intake/model.ts'
import { Pack } from '../pack/pack.ts'
import { FieldValue } from '../pack/response.ts'
import { HoldView } from './hold-views.ts'
import { HearingView, IntakeView } from './intake-views.ts'
import { Preferences } from './preferences.ts'
import { PreflightView } from './preflight-views.ts'
import { AskedView, NoticedView } from './reason-views.ts'
import {
  AppView,
  AttemptView,
  CheckView,
  DeletionView,
  HandOverView,
  InvitationView,
  LiveView,
  ReceiptView,
  RecordView,
  ResultsView,
  RetakeView,
  SaveView,
  SyncView,
  TimeView,
} from './views.ts'

/**
 * The only place where a channel is named. Preload, main and renderer derive their types from it; main checks sender,
 * then shape, then works (electron/main/ipc). Text must be well-formed UTF-16: a lone surrogate is refused.
 */

const WellFormed = z
  .string()
  .max(200_000)
  .refine((text) => text.isWellFormed(), 'text holds half of a character')
const FieldKey = z.string().max(200)
const Offset = z.int().nonnegative().max(1_000_000)
const SaidText = AnswerText.refine((text) => text.trim() !== '' && text.isWellFormed())
const Nothing = z.null()

export const Splice = z.strictObject({ kind: z.enum(editKinds), from: Offset, removed: Offset, inserted: WellFormed })
export type Splice = Readonly<z.output<typeof Splice>>

/** Requests: the renderer asks, main answers once it is done (for anything recorded: once it is durable). */
export const contract = {
  'app/describe': { args: Nothing, value: AppView },
  /** Keeps how the candidate wants to see the client. Touches no attempt. */
  'app/prefer': { args: Preferences, value: Nothing },
  /** Leaves for now: closes the client once everything is on disk, as its window's own button does. */
  'app/quit': { args: Nothing, value: Nothing },
  /** Asks the server what an invitation opens. Stores nothing. */
  'invitation/look': {
    args: z.strictObject({ code: z.string().max(64), server: z.string().max(500).nullable() }),
    value: InvitationView,
  },
  /** Checks the computer for the invitation that was looked up last, or for any. Stores nothing and begins nothing. */
  'preflight/run': { args: z.strictObject({ tryFullScreen: z.boolean() }), value: PreflightView },
  /** Asks where to, and saves the last check for IT. `path` is null when the candidate cancelled. */
  'preflight/save': {
    args: z.strictObject({ format: z.enum(['text', 'json']) }),
    value: z.strictObject({ path: z.string().nullable() }),
  },
  /** Creates the journal, records the consent, enrols at the server as soon as it is reachable. */
  'attempt/enrol': {
    args: z.strictObject({
      code: z.string().max(64),
      consentDigest: z.string().length(64),
      choices: z.record(z.string(), z.boolean()),
    }),
    value: AttemptView,
  },
  /** Opens an attempt of this device: verifies its journal, repairs what a crash left, and returns to the same place. */
  'attempt/open': { args: z.strictObject({ attemptId: AttemptId }), value: AttemptView },
  /** Runs the system check and records it. */
  'attempt/check': { args: Nothing, value: z.strictObject({ checks: z.array(CheckView) }) },
  /** Starts the assessment: sensors record from here on. */
  'attempt/begin': { args: Nothing, value: AttemptView },
  'attempt/view-item': { args: z.strictObject({ item: z.string().max(200) }), value: Nothing },
  /**
   * Records splices of one text field, each against the text that the one before it left. `baseLength` is the length of the
   * text that the first one changes, in UTF-16 units: main refuses (`attempt/out-of-step`) when its own text differs.
   */
  'attempt/edit': {
    args: z.strictObject({ field: FieldKey, baseLength: Offset, splices: z.array(Splice).min(1).max(1_000) }),
    value: z.strictObject({ seq: z.int() }),
  },
  'attempt/set': {
    args: z.strictObject({ field: FieldKey, value: FieldValue }),
    value: z.strictObject({ seq: z.int() }),
  },
  /** A copy or cut inside the app: own text by field and range, or a passage of the stimulus. */
  'attempt/copied': {
    args: z.strictObject({
      region: z.enum(['answer', 'stimulus', 'other']),
      field: FieldKey.optional(),
      from: Offset.optional(),
      to: Offset.optional(),
      stimulus: z.string().max(200).optional(),
      chars: Offset,
      isCut: z.boolean(),
    }),
    value: Nothing,
  },
  /** While the clipboard is held: keeps what was copied inside, and says what the system's clipboard holds, as a mark. */
  'clipboard/keep': {
    args: z.strictObject({ text: WellFormed }),
    value: z.strictObject({ outsideMark: z.string() }),
  },
  /** What was copied inside last, for a page that was loaded again; `outsideMark` as above. */
  'clipboard/kept': { args: Nothing, value: z.strictObject({ text: z.string().nullable(), outsideMark: z.string() }) },
  /** Text from outside was not let into a field. */
  'clipboard/refused': {
    args: z.strictObject({ gesture: z.enum(['pasted', 'dropped']), field: FieldKey, chars: Offset }),
    value: Nothing,
  },
  /** Gives a reason that was asked for. An assessment that waited for it goes on. */
  'reason/give': {
    args: z.strictObject({ askedSeq: z.int().nonnegative(), text: NoteText.refine((text) => text.trim() !== '') }),
    value: Nothing,
  },
  /** Fills the screen again after the candidate left full screen; nothing where the policy does not hold it. */
  'hold/again': { args: Nothing, value: Nothing },
  /** Leaves full screen, which any candidate may; recorded, and nothing else happens. */
  'hold/leave-full-screen': { args: Nothing, value: Nothing },
  /** Flags an item for later, or takes the flag away. */
  'attempt/flag': { args: z.strictObject({ item: z.string().max(200), isFlagged: z.boolean() }), value: Nothing },
  /** Starts a break that the policy or an accommodation allows: the clock stops, and fields take nothing meanwhile. */
  'break/start': { args: Nothing, value: TimeView },
  'break/end': { args: Nothing, value: TimeView },
  /** Submits and seals. Refuses (`attempt/incomplete`) while a field is blank or too short. */
  'attempt/submit': { args: Nothing, value: ReceiptView },
  /** Asks where to, and saves the submitted questions and answers. `path` is null when the candidate cancelled. */
  'attempt/download': {
    args: z.strictObject({ format: z.enum(['pdf', 'markdown', 'json']) }),
    value: z.strictObject({ path: z.string().nullable() }),
  },
  /** Deletes the attempt for good where the policy allows it: the key is destroyed here, the record at the server. */
  'attempt/delete': { args: Nothing, value: DeletionView },
  /** Says whether the invitation allows another attempt; asks the server. */
  'attempt/retake': { args: Nothing, value: RetakeView },
  /** Everything that was recorded so far, for the candidate's own timeline. */
  'record/look': { args: Nothing, value: RecordView },
  /** Says something about an event: an event of the journal until the submission, a signed record behind it from then on. */
  'record/reply': { args: z.strictObject({ about: z.int().nonnegative(), text: NoteText }), value: RecordView },
  /** The hand, and the messages between candidate and invigilator. */
  'live/look': { args: Nothing, value: LiveView },
  /** Raises or lowers the hand; replies once that is durable. */
  'live/hand': { args: z.strictObject({ isRaised: z.boolean() }), value: LiveView },
  'live/write': { args: z.strictObject({ text: NoteText }), value: LiveView },
  /** The candidate opened a message. */
  'live/read': { args: z.strictObject({ id: z.uuid() }), value: LiveView },
  /** The conversation before the assessment (docs/spec/intake.md); refuses (`intake/none`) where the policy has none. */
  'intake/look': { args: Nothing, value: IntakeView },
  /** Records what the candidate agreed to, and asks the first question; asks again where it was left. */
  'intake/open': {
    args: z.strictObject({
      choices: IntakeChoices,
      language: z.string().max(35),
      /** Providers that the page named to the candidate. */
      told: z.array(Provider).max(3),
    }),
    value: IntakeView,
  },
  /** Answers the open question in writing. Replies with the next question, or the end. */
  'intake/answer': { args: z.strictObject({ turnId: TurnId, text: SaidText }), value: IntakeView },
  'intake/skip': { args: z.strictObject({ turnId: TurnId }), value: IntakeView },
  /** Changes an answer; what was concluded from it and not decided yet is drawn again. */
  'intake/correct': { args: z.strictObject({ turnId: TurnId, text: SaidText }), value: IntakeView },
  /**
   * Keeps what was written and not sent, sealed beside the journal and not in it; an empty text forgets it. What comes too late,
   * for a turn that does not take it any more, is dropped.
   */
  'intake/draft': {
    args: z.strictObject({ turnId: TurnId, of: z.enum(['answer', 'correction']), text: z.string().max(40_000) }),
    value: Nothing,
  },
  'intake/mode': { args: z.strictObject({ mode: IntakeMode }), value: IntakeView },
  'intake/finish': { args: Nothing, value: IntakeView },
  /** `value` is the candidate's own wording; null leaves it as it was proposed. */
  'intake/decide': {
    args: z.strictObject({
      id: InsightId,
      decision: z.enum(['confirmed', 'rejected']),
      value: z.string().min(1).max(300).nullable(),
    }),
    value: IntakeView,
  },
  'intake/choose-update': { args: z.strictObject({ id: InsightId, isChosen: z.boolean() }), value: IntakeView },
  /** Deletes the conversation: nothing of it is shown or used from then on, and kept sound is destroyed. */
  'intake/delete': { args: Nothing, value: IntakeView },
  /** Begins to hear the answer of the open question. `isHandsFree`: the end of speech ends it (docs/spec/intake.md). */
  'hearing/start': { args: z.strictObject({ turnId: TurnId, isHandsFree: z.boolean() }), value: HearingView },
  /** Sound: 16 kHz, one channel, signed 16-bit little-endian samples as base64; at most one second a call. */
  'hearing/sound': { args: z.strictObject({ sound: z.base64().max(44_000) }), value: HearingView },
  /** Ends it: the sound becomes text and the answer of the turn. `intake/nothing-heard` where there was no speech. */
  'hearing/end': { args: Nothing, value: IntakeView },
  /** Tries again to make text of the sound of a failed try. */
  'hearing/retry': { args: Nothing, value: IntakeView },
  /** Throws the sound away. */
  'hearing/cancel': { args: Nothing, value: HearingView },
  /** Speech of a provider's voice for words of the interviewer; null where the system's voices are to be used. */
  'intake/speak': {
    args: z.strictObject({ turnId: TurnId, voice: z.string().max(200), rate: z.number().min(0.5).max(2) }),
    value: z.strictObject({ sound: z.base64(), mimeType: z.string() }).nullable(),
  },
  'results/look': { args: Nothing, value: ResultsView },
  /** Makes the code with which another device takes this attempt over. Everything recorded so far is sent first. */
  'hand-over/offer': { args: Nothing, value: HandOverView },
  /** Takes the offer back while no other device has used it. */
  'hand-over/cancel': { args: Nothing, value: AttemptView },
  /** Takes an attempt over from another device. */
  'hand-over/take': {
    args: z.strictObject({ code: z.string().max(64), server: z.string().max(500).nullable() }),
    value: AttemptView,
  },
  /** The pack that `--preview` opened the client with; null otherwise. Nothing is recorded. */
  'preview/pack': { args: Nothing, value: Pack.nullable() },
  /** Asks where to, and saves the sealed journal file for handing over. `path` is null when the candidate cancelled. */
  'attempt/save-sealed': { args: Nothing, value: z.strictObject({ path: z.string().nullable() }) },
  /** Tries to send now instead of at the next planned time. */
  'sync/now': { args: Nothing, value: Nothing },
  /** After a submitted attempt: back to the first screen. */
  'attempt/leave': { args: Nothing, value: Nothing },
  'network/claim': { args: z.strictObject({ isOnline: z.boolean() }), value: Nothing },
} satisfies Record<`${string}/${string}`, { args: z.ZodType; value: z.ZodType }>

/** Announcements: main tells the renderer. */
export const announcements = {
  'save/changed': SaveView,
  'sync/changed': SyncView,
  'receipt/changed': ReceiptView,
  /** The clock started, stopped, or was corrected; also once a minute while it runs. */
  'time/changed': TimeView,
  /** What holds the computer has changed. */
  'hold/changed': HoldView,
  /** Something that the policy wants the candidate to know at once. */
  'reason/told': NoticedView,
  /** Reasons are asked for, or were given. */
  'reason/asked': z.strictObject({ asked: z.array(AskedView) }),
  /** The hand or a message changed, or arrived at the server. */
  'live/changed': LiveView,
  /** The conversation changed without being asked: hands-free hearing ended, a provider failed. */
  'intake/changed': IntakeView,
  'hearing/changed': HearingView,
  /** A second start of the app carried an invitation link. */
  'invitation/arrived': z.strictObject({ code: z.string(), isCheckAsked: z.boolean() }),
} satisfies Record<`${string}/${string}`, z.ZodType>

export type Channel = keyof typeof contract
export type Args<C extends Channel> = z.output<(typeof contract)[C]['args']>
export type Value<C extends Channel> = z.output<(typeof contract)[C]['value']>
export type Topic = keyof typeof announcements
export type Announcement<T extends Topic> = z.output<(typeof announcements)[T]>

/** Failures cross as data, because an Electron rejection carries only a message. */
export type Reply<C extends Channel> =
  | { readonly ok: true; readonly value: Value<C> }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string }

/** What preload exposes as `window.candor`. */
export interface Bridge {
  readonly ask: <C extends Channel>(channel: C, args: Args<C>) => Promise<Reply<C>>
  /** Calls back on each announcement; the returned function unsubscribes. */
  readonly listen: <T extends Topic>(topic: T, callback: (announcement: Announcement<T>) => void) => () => void
}
/** What main implements, one handler a channel. */
export type Handlers = { readonly [C in Channel]: (args: Args<C>) => Promise<Value<C>> }
