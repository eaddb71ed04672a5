import { z } from 'zod'
import { CoverageState, NoteText, SensorName } from '../attempt/events.ts'

/** How often a client reports that it is there, in milliseconds (docs/spec/live.md, LV1). */
export const PRESENCE_INTERVAL_MS = 15_000
/** An attempt is quiet when nothing was heard of it for longer (LV3). */
export const FRESH_MS = 45_000
/** Most messages of one attempt, both directions together (LV8). */
export const MAX_MESSAGES = 200

export const LivePhase = z.enum(['answering', 'break', 'asked', 'left'])
export type LivePhase = z.output<typeof LivePhase>

const Coverage = z.array(z.strictObject({ sensor: SensorName, state: CoverageState })).max(64)
const MessageIds = z.array(z.uuid()).max(MAX_MESSAGES)

/** What a client reports of a running attempt: no item, no text, no counts (LV2). */
export const Presence = z.strictObject({
  phase: LivePhase,
  coverage: Coverage,
  isHandRaised: z.boolean(),
  /** Messages that are durable in the journal, and those that the candidate opened; all of them, each time. */
  arrived: MessageIds,
  read: MessageIds,
})
export type Presence = Readonly<z.output<typeof Presence>>

/** A message to the candidate with the server's signed statement (LV4). */
export const SignedMessage = z.strictObject({ text: NoteText, statement: z.string().max(400) })
export type SignedMessage = Readonly<z.output<typeof SignedMessage>>

/** `messages`: those that the client has not said to have arrived, oldest first. */
export const PresenceReply = z.strictObject({ messages: z.array(SignedMessage) })
export type PresenceReply = Readonly<z.output<typeof PresenceReply>>

/** What a candidate writes; the id is the client's, so that it may be sent twice (LV6). */
export const CandidateMessage = z.strictObject({ id: z.uuid(), text: NoteText })
export type CandidateMessage = Readonly<z.output<typeof CandidateMessage>>

/** One message of the thread that an invigilator reads. Times are the server's, Unix milliseconds. */
export const LiveMessage = z.strictObject({
  id: z.uuid(),
  from: z.enum(['candidate', 'invigilator']),
  /** Who wrote it for the organisation; null for the candidate. */
  author: z.string().nullable(),
  text: z.string(),
  sentMs: z.int(),
  /** When the client said that it arrived, and that it was read; null until then, and for the candidate's own. */
  arrivedMs: z.int().nullable(),
  readMs: z.int().nullable(),
})
export type LiveMessage = Readonly<z.output<typeof LiveMessage>>

/** One attempt in progress. Everything but the times is what the client said last. */
export const LiveAttempt = z.strictObject({
  attemptId: z.uuid(),
  candidateName: z.string(),
  project: z.string(),
  assessment: z.string(),
  enrolledMs: z.int(),
  /** Null before the first report, and where the policy has none. */
  presence: z
    .strictObject({ phase: LivePhase, coverage: Coverage, receivedMs: z.int(), handSinceMs: z.int().nullable() })
    .nullable(),
  /** When the last part of the journal was stored; null before the first. */
  recordMs: z.int().nullable(),
  isWatched: z.boolean(),
  mayWrite: z.boolean(),
  /** Messages of the candidate since the last one to them. */
  unanswered: z.int().nonnegative(),
})
export type LiveAttempt = Readonly<z.output<typeof LiveAttempt>>

/** The attempts in progress at the server's time `nowMs`. */
export const LiveList = z.strictObject({ nowMs: z.int(), attempts: z.array(LiveAttempt) })
export type LiveList = Readonly<z.output<typeof LiveList>>

/** Says for how long nothing was heard of an attempt; null while it is fresh, or was never heard of (LV3). */
export function quietMs(
  { presence, recordMs }: Pick<LiveAttempt, 'presence' | 'recordMs'>,
  nowMs: number,
): number | null {
  const heardMs = Math.max(presence?.receivedMs ?? 0, recordMs ?? 0)
  if (heardMs === 0) return null
  return nowMs - heardMs > FRESH_MS ? nowMs - heardMs : null
}
