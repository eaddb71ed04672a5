import { z } from 'zod'
import { Pack } from '../pack/pack.ts'
import { Policy } from '../policy/policy.ts'
import { ItemRating } from '../scoring/rating.ts'
import { Basis, Desk } from './desk.ts'

export const SignIn = z.strictObject({ email: z.email().max(200), password: z.string().min(1).max(200) })
export type SignIn = Readonly<z.output<typeof SignIn>>

export const Account = z.strictObject({
  accountId: z.uuid(),
  email: z.string(),
  name: z.string(),
  organisation: z.string(),
  role: z.enum(['administrator', 'recruiter']),
})
export type Account = Readonly<z.output<typeof Account>>

/**
 * `in-progress`: not sealed yet; `received`: sealed, not scored yet; `scored`; `needs-attention`: sealed, but it could
 * not be opened or scored, or a fork is stored: the page says which; `deleted`: by the candidate, nothing is left of it.
 */
export const AttemptStatus = z.enum(['in-progress', 'received', 'scored', 'needs-attention', 'deleted'])
export type AttemptStatus = z.output<typeof AttemptStatus>

/** Share of the final characters of all text responses by origin, 0 to 1 (shared/provenance). */
export const OriginShares = z.record(z.string(), z.number())

export const AttemptSummary = z.strictObject({
  attemptId: z.uuid(),
  /** Empty while the account rates the attempt blind. */
  candidateName: z.string(),
  /** The account rates it blind (docs/spec/review.md): what would tell is left out. */
  isBlind: z.boolean(),
  project: z.string(),
  assessment: z.string(),
  status: AttemptStatus,
  /** Why it needs attention, in words; null otherwise. */
  attention: z.string().nullable(),
  /** 1 for the first attempt of an invitation. */
  attemptNumber: z.int().positive(),
  enrolledMs: z.int(),
  submittedMs: z.int().nullable(),
  /** What ran the client, as the journal says; null until it was opened. */
  runtime: z.string().nullable(),
  /** The reported score of each item and what it rests on (docs/spec/review.md, RV5); empty until it was rated. */
  scores: z.array(z.strictObject({ item: z.string(), title: z.string(), score: z.number().nullable(), basis: Basis })),
  shares: OriginShares.nullable(),
  findings: z.strictObject({ found: z.int(), cannotTell: z.int() }).nullable(),
  isVerified: z.boolean().nullable(),
  /** When the candidate deleted it; when its results were released to them. */
  deletedMs: z.int().nullable(),
  releasedMs: z.int().nullable(),
})
export type AttemptSummary = Readonly<z.output<typeof AttemptSummary>>

/** One statement about the record that was checked, true or not, in words. */
export const VerificationCheck = z.strictObject({ name: z.string(), isGood: z.boolean(), words: z.string() })
export const Verification = z.strictObject({
  isGood: z.boolean(),
  frames: z.int(),
  events: z.int(),
  segments: z.int(),
  gaps: z.int(),
  forks: z.int(),
  checks: z.array(VerificationCheck),
})
export type Verification = Readonly<z.output<typeof Verification>>

/**
 * Everything that the review page of one attempt shows. `events` are the opened journal as the scoring worker decoded
 * it; the page derives responses, provenance, timeline and findings from them with the same functions as everyone.
 */
export const AttemptReview = z.strictObject({
  summary: AttemptSummary,
  organisation: z.string(),
  pack: Pack,
  policy: Policy,
  /** `JournalEvent[]`; checked where they were decoded, so the contract does not check them again. */
  events: z.array(
    z.looseObject({ type: z.string(), seq: z.int(), segment: z.int(), monoMs: z.number(), wallMs: z.number() }),
  ),
  /** The engine's newest rating of each item. What is reported is in `reported`. */
  ratings: z.array(ItemRating),
  ...Desk.shape,
  verification: Verification.nullable(),
  /** What the candidate said after the submission (docs/formats/reply-v1.md); `text` is null until it was opened. */
  replies: z.array(
    z.strictObject({
      number: z.int().positive(),
      about: z.int().nonnegative(),
      wallMs: z.int(),
      receivedMs: z.int(),
      text: z.string().nullable(),
    }),
  ),
  receipts: z.array(z.strictObject({ segment: z.int(), endOffset: z.int(), nextSeq: z.int(), serverTimeMs: z.int() })),
})
export type AttemptReview = Readonly<z.output<typeof AttemptReview>>
