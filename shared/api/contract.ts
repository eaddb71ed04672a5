import { z } from 'zod'
import { NoteText } from '../attempt/events.ts'
import { AuditPage, AuditQuery } from './audit.ts'
import { BlindReview } from './blind.ts'
import { AttemptContextReply } from './context.ts'
import { Desk, NewDecision, NewNote, NewRating, NewScore } from './desk.ts'
import { AttemptId, Enrolment, Invitation } from './enrolment.ts'
import { HandOverClaim, HandOverLooked, HandOverOffer, HandOverOffered } from './hand-over.ts'
import {
  Extracted,
  ExtractRequest,
  IntakeProviders,
  Phrased,
  PhraseRequest,
  SpeakRequest,
  Transcribed,
} from './intake.ts'
import { CandidateMessage, LiveList, LiveMessage, Presence, PresenceReply } from './live.ts'
import { Results } from './results.ts'
import { RetakeReply } from './retake.ts'
import { Account, AttemptReview, AttemptSummary, SignIn } from './review.ts'
import { ReviewExport } from './review-export.ts'
import { HeadReply, UnitReply } from './sync.ts'

const Nothing = z.strictObject({})
const attempt = z.strictObject({ attemptId: AttemptId })
const segment = z.strictObject({ attemptId: AttemptId, segment: z.coerce.number().int().min(0).max(0xffff_ffff) })

/**
 * Every route of the scoring API: the one place where a path is named. Server, OpenAPI document, client and review page
 * derive from it. `bytes` bodies are raw journal bytes (`application/octet-stream`), `csv` is a table as text.
 */
export const contract = {
  /** Shows what an invitation opens. Stores nothing. */
  'invitation/look': {
    method: 'GET',
    path: '/v1/invitations/:code',
    params: z.strictObject({ code: z.string().max(64) }),
    body: null,
    reply: Invitation,
  },
  /** Says whether another attempt may begin with an invitation (docs/spec/retake.md). Stores nothing. */
  'invitation/retake': {
    method: 'GET',
    path: '/v1/invitations/:code/retake',
    params: z.strictObject({ code: z.string().max(64) }),
    body: null,
    reply: RetakeReply,
  },
  /** Enrols an attempt; idempotent. Bearer token of `Enrolment.token` from then on. */
  'attempt/enrol': {
    method: 'PUT',
    path: '/v1/attempts/:attemptId',
    params: attempt,
    body: Enrolment,
    reply: HeadReply,
  },
  /** Deletes an attempt for good (docs/formats/deletion-v1.md); idempotent. `receipt` is the signed statement. */
  'attempt/delete': {
    method: 'DELETE',
    path: '/v1/attempts/:attemptId',
    params: attempt,
    body: null,
    reply: z.strictObject({ receipt: z.string() }),
  },
  /** What the candidate may see of the ratings (docs/spec/results.md). */
  'attempt/results': {
    method: 'GET',
    path: '/v1/attempts/:attemptId/results',
    params: attempt,
    body: null,
    reply: Results,
  },
  /** The stored journal, sealed as it is (docs/formats/export-v1.md). */
  'attempt/journal': {
    method: 'GET',
    path: '/v1/attempts/:attemptId/journal',
    params: attempt,
    body: null,
    reply: 'bytes',
  },
  /** Stores what the candidate says about an event after the submission (docs/formats/reply-v1.md); idempotent. */
  'reply/post': {
    method: 'POST',
    path: '/v1/attempts/:attemptId/replies',
    params: attempt,
    body: 'bytes',
    reply: z.strictObject({ held: z.int().positive() }),
  },
  /** Says that a running attempt is there (docs/spec/live.md); answers with messages that wait for it. */
  'presence/put': {
    method: 'PUT',
    path: '/v1/attempts/:attemptId/presence',
    params: attempt,
    body: Presence,
    reply: PresenceReply,
  },
  /** A message of the candidate to the invigilator; idempotent by its id. */
  'message/post': {
    method: 'POST',
    path: '/v1/attempts/:attemptId/messages',
    params: attempt,
    body: CandidateMessage,
    reply: Nothing,
  },
  /** Offers the attempt to another device (docs/spec/hand-over.md). */
  'hand-over/offer': {
    method: 'PUT',
    path: '/v1/attempts/:attemptId/hand-over',
    params: attempt,
    body: HandOverOffer,
    reply: HandOverOffered,
  },
  /** What the organisation has set up for the conversation (docs/spec/intake.md). These five store nothing. */
  'intake/providers': {
    method: 'GET',
    path: '/v1/attempts/:attemptId/intake',
    params: attempt,
    body: null,
    reply: IntakeProviders,
  },
  'intake/phrase': {
    method: 'POST',
    path: '/v1/attempts/:attemptId/intake/phrase',
    params: attempt,
    body: PhraseRequest,
    reply: Phrased,
  },
  'intake/extract': {
    method: 'POST',
    path: '/v1/attempts/:attemptId/intake/extract',
    params: attempt,
    body: ExtractRequest,
    reply: Extracted,
  },
  /** The body is a WAV file: PCM, 16 kHz, one channel, 16 bits, at most 60 seconds. */
  'intake/transcribe': {
    method: 'POST',
    path: '/v1/attempts/:attemptId/intake/transcripts',
    params: attempt,
    query: z.strictObject({ language: z.string().max(35) }),
    body: 'bytes',
    reply: Transcribed,
  },
  /** Sound of a provider's voice; the reply's content type says which. */
  'intake/speak': {
    method: 'POST',
    path: '/v1/attempts/:attemptId/intake/speech',
    params: attempt,
    body: SpeakRequest,
    reply: 'bytes',
  },
  'hand-over/cancel': {
    method: 'DELETE',
    path: '/v1/attempts/:attemptId/hand-over',
    params: attempt,
    body: null,
    reply: Nothing,
  },
  /** Finds an offer by the address of its code; changes nothing. */
  'hand-over/look': {
    method: 'GET',
    path: '/v1/hand-overs/:address',
    params: z.strictObject({ address: z.string().max(16) }),
    body: null,
    reply: HandOverLooked,
  },
  /** Exchanges the attempt's token, once; the bearer is the token of the kit. */
  'hand-over/claim': {
    method: 'POST',
    path: '/v1/attempts/:attemptId/hand-over/claim',
    params: attempt,
    body: HandOverClaim,
    reply: HeadReply,
  },
  /** Stores a segment header; idempotent. */
  'segment/put': {
    method: 'PUT',
    path: '/v1/attempts/:attemptId/segments/:segment',
    params: segment,
    body: 'bytes',
    reply: HeadReply,
  },
  'attempt/head': {
    method: 'GET',
    path: '/v1/attempts/:attemptId/head',
    params: attempt,
    body: null,
    reply: HeadReply,
  },
  /** Stores one unit; the query says where its bytes begin, so that a replay is told from a fork. */
  'unit/post': {
    method: 'POST',
    path: '/v1/attempts/:attemptId/segments/:segment/units',
    params: segment,
    query: z.strictObject({ offset: z.coerce.number().int().min(0) }),
    body: 'bytes',
    reply: UnitReply,
  },

  'health/get': {
    method: 'GET',
    path: '/v1/health',
    params: Nothing,
    body: null,
    reply: z.strictObject({ isReady: z.boolean(), store: z.string(), version: z.string() }),
  },

  'account/sign-in': { method: 'POST', path: '/v1/sign-in', params: Nothing, body: SignIn, reply: Account },
  'account/sign-out': { method: 'POST', path: '/v1/sign-out', params: Nothing, body: null, reply: Nothing },
  'account/get': { method: 'GET', path: '/v1/account', params: Nothing, body: null, reply: Account },
  'review/list': {
    method: 'GET',
    path: '/v1/review/attempts',
    params: Nothing,
    body: null,
    reply: z.strictObject({ attempts: z.array(AttemptSummary) }),
  },
  'review/get': {
    method: 'GET',
    path: '/v1/review/attempts/:attemptId',
    params: attempt,
    body: null,
    reply: AttemptReview,
  },
  /** The attempts in progress, how fresh they are and what could be seen; no content (docs/spec/live.md). */
  'live/list': { method: 'GET', path: '/v1/review/live', params: Nothing, body: null, reply: LiveList },
  /** What candidate and invigilators wrote to each other. */
  'live/messages': {
    method: 'GET',
    path: '/v1/review/attempts/:attemptId/messages',
    params: attempt,
    body: null,
    reply: z.strictObject({ messages: z.array(LiveMessage) }),
  },
  'live/write': {
    method: 'POST',
    path: '/v1/review/attempts/:attemptId/messages',
    params: attempt,
    body: z.strictObject({ text: NoteText }),
    reply: z.strictObject({ messages: z.array(LiveMessage) }),
  },
  /** The exported journal (docs/formats/export-v1.md), sealed as it is stored: reading it needs the scoring key. */
  'review/export': {
    method: 'GET',
    path: '/v1/review/attempts/:attemptId/journal',
    params: attempt,
    body: null,
    reply: 'bytes',
  },
  /** The evidence bundle for an outsider (docs/formats/bundle-v1.md), without the attempt key. */
  'review/bundle': {
    method: 'GET',
    path: '/v1/review/attempts/:attemptId/bundle',
    params: attempt,
    body: null,
    reply: 'bytes',
  },
  /** The timeline in words as a table (docs/formats/review-export-v1.md). */
  'review/events': {
    method: 'GET',
    path: '/v1/review/attempts/:attemptId/events.csv',
    params: attempt,
    body: null,
    reply: 'csv',
  },
  /** Everything about the attempt, the people's part included (docs/formats/review-export-v1.md). */
  'review/json': {
    method: 'GET',
    path: '/v1/review/attempts/:attemptId/review.json',
    params: attempt,
    body: null,
    reply: ReviewExport,
  },
  /** What the printable report is made of: the same as `review/get`, written down as a report. */
  'review/report': {
    method: 'GET',
    path: '/v1/review/attempts/:attemptId/report',
    params: attempt,
    body: null,
    reply: AttemptReview,
  },
  /** Adds a note to an attempt (docs/spec/review.md); this and the next three answer everything that people added. */
  'review/note': {
    method: 'POST',
    path: '/v1/review/attempts/:attemptId/notes',
    params: attempt,
    body: NewNote,
    reply: Desk,
  },
  /** Confirms or overrides the engine's rating of an item. */
  'review/rate': {
    method: 'POST',
    path: '/v1/review/attempts/:attemptId/ratings',
    params: attempt,
    body: NewRating,
    reply: Desk,
  },
  /** Settles a disagreement about an item. */
  'review/adjudicate': {
    method: 'POST',
    path: '/v1/review/attempts/:attemptId/adjudications',
    params: attempt,
    body: NewScore,
    reply: Desk,
  },
  /** Records what a person makes of a finding. */
  'review/decide': {
    method: 'POST',
    path: '/v1/review/attempts/:attemptId/decisions',
    params: attempt,
    body: NewDecision,
    reply: Desk,
  },
  /** Begins to rate an attempt blind; idempotent. Until it ends, the account is refused everything else about it. */
  'review/blind-start': {
    method: 'PUT',
    path: '/v1/review/attempts/:attemptId/blind',
    params: attempt,
    body: null,
    reply: BlindReview,
  },
  'review/blind-get': {
    method: 'GET',
    path: '/v1/review/attempts/:attemptId/blind',
    params: attempt,
    body: null,
    reply: BlindReview,
  },
  /** Rates one item blind; the last one ends it. */
  'review/blind-rate': {
    method: 'POST',
    path: '/v1/review/attempts/:attemptId/blind/ratings',
    params: attempt,
    body: NewScore,
    reply: BlindReview,
  },
  'review/blind-end': {
    method: 'POST',
    path: '/v1/review/attempts/:attemptId/blind/end',
    params: attempt,
    body: null,
    reply: BlindReview,
  },
  /** The attempt among the scored ones of its assessment and project. */
  'review/context': {
    method: 'GET',
    path: '/v1/review/attempts/:attemptId/context',
    params: attempt,
    body: null,
    reply: AttemptContextReply,
  },
  /** Who looked at an attempt, newest first. */
  'review/looked': {
    method: 'GET',
    path: '/v1/review/attempts/:attemptId/audit',
    params: attempt,
    query: z.strictObject({ page: AuditQuery.shape.page }),
    body: null,
    reply: AuditPage,
  },
  /** The audit log, for administrators. */
  'audit/search': {
    method: 'GET',
    path: '/v1/audit',
    params: Nothing,
    query: AuditQuery,
    body: null,
    reply: AuditPage,
  },
  /** Shows the candidate their results, as the policy lets them see them. */
  'review/release': {
    method: 'POST',
    path: '/v1/review/attempts/:attemptId/release',
    params: attempt,
    body: null,
    reply: AttemptSummary,
  },
} as const
export type Route = keyof typeof contract
