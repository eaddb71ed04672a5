import type { ScoringKeyPair } from '../../node/crypto/hpke.ts'
import type { Verification } from '../../shared/api/review.ts'
import type { JournalEvent } from '../../shared/attempt/events.ts'
import { EventRefused, foldEvents } from '../../shared/attempt/state.ts'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import { countFindings, deriveFindings } from '../../shared/findings/derive.ts'
import { redactIntake } from '../../shared/intake/redact.ts'
import type { JournalPrimitives } from '../../shared/journal/primitives.ts'
import { listItems } from '../../shared/pack/pack.ts'
import type { FieldValue } from '../../shared/pack/response.ts'
import { deriveProvenance } from '../../shared/provenance/derive.ts'
import type { ItemRating } from '../../shared/scoring/rating.ts'
import { deriveTimeline } from '../../shared/timeline/derive.ts'
import type { ScoreAttempt } from '../jobs/jobs.ts'
import { openReplies } from '../replies/open-replies.ts'
import type { OpenedSummary } from '../review/attempt-rows.ts'
import type { Database } from '../store/store.ts'
import { openAttempt } from './open-attempt.ts'
import type { Rater } from './rater.ts'
import { readScoringInput, type ScoringInput } from './read-order.ts'
import { type Scored, setAttention, storeScored } from './store-scored.ts'
import { describeVerification } from './verification.ts'

export interface ScoreAttemptDeps {
  readonly db: Database
  readonly primitives: JournalPrimitives
  readonly scoringKey: ScoringKeyPair
  readonly rater: Rater
  readonly now: () => number
}

/**
 * Scores one sealed attempt and stores what came out; doing it again changes nothing. What does not verify is stored
 * as far as it could be read, and left for a person. @throws what went wrong, after the attempt was marked with its
 * code, so that the job is tried again.
 */
export async function scoreAttempt(deps: ScoreAttemptDeps, order: ScoreAttempt): Promise<void> {
  try {
    const input = await readScoringInput(deps.db, order)
    const scored = await score(deps, order, input)
    await storeScored(deps.db, order, { ...scored, rater: deps.rater.name, journalHead: input.journalHead }, deps.now())
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'attempt/deleted') return // D5: nothing is left to score
    const isAboutJournal = cause instanceof AppError && cause.code.startsWith('scoring/')
    const code = isAboutJournal ? cause.code : 'scoring/failed'
    await setAttention(deps.db, order, code)
    throw cause
  }
}

async function score(deps: ScoreAttemptDeps, order: ScoreAttempt, input: ScoringInput): Promise<Scored> {
  const { events, report, attemptKey } = await openAttempt(
    deps.primitives,
    deps.scoringKey,
    order.attemptId,
    input.segments,
  )
  await openReplies(deps.db, deps.primitives, order, attemptKey)
  const verification = describeVerification({ ...input, events, report })
  const values = fold(events)
  const isRateable = report.ok && values !== null
  const ratings = isRateable ? await deps.rater.rate(input.pack, input.key, values) : []
  return {
    // Reviewers are never given more of the intake conversation than is shared, so no more is stored (IN73).
    events: redactIntake(events, input.policy.intake),
    // What does not fold cannot be replayed either: then nothing is derived from it.
    summary: { ...summarise(input, values === null ? [] : events, ratings), runtime: runtimesOf(events) },
    verification,
    ratings,
    attention: attentionOf(verification, values !== null),
  }
}

/** The responses by `item-id.field-id`; null when the events are not those of an attempt, so that nobody rates them. */
function fold(events: readonly JournalEvent[]): { readonly [field: string]: FieldValue } | null {
  try {
    const state = foldEvents(events)
    return Object.fromEntries(state.fields.map((field, index) => [field, state.values[index] ?? null]))
  } catch (cause) {
    if (cause instanceof EventRefused) return null
    throw cause
  }
}

function attentionOf(verification: Verification, isFolded: boolean): ErrorCode | null {
  const failed = new Set(verification.checks.filter((check) => !check.isGood).map((check) => check.name))
  if (failed.has('chain') || failed.has('gaps') || failed.has('opened') || !isFolded) return 'scoring/journal-damaged'
  if (failed.has('pack')) return 'scoring/other-pack'
  return failed.size > 0 ? 'scoring/check-failed' : null
}

function summarise(
  input: ScoringInput,
  events: readonly JournalEvent[],
  ratings: readonly ItemRating[],
): Omit<OpenedSummary, 'runtime'> {
  const provenance = deriveProvenance(events, input.pack)
  const timeline = deriveTimeline(events, input.pack, provenance)
  const { startedMs, submittedMs } = timeline
  const findings = deriveFindings(events, input.pack, input.policy, { provenance, timeline })
  const scores = new Map(ratings.map((rating) => [rating.item, rating.score]))
  return {
    scores: listItems(input.pack).map(({ id, title }) => ({ item: id, title, score: scores.get(id) ?? null })),
    shares: { ...provenance.shares },
    findings: { ...countFindings(findings) },
    rules: findings.map(({ rule, version, answer }) => ({ rule, version, answer })),
    workedMs: startedMs === null || submittedMs === null ? null : submittedMs - startedMs,
  }
}

/** Every runtime that took part, so that a stand-in shows whenever it ran. */
function runtimesOf(events: readonly JournalEvent[]): string {
  const named = events.filter((event) => event.type === 'session.started').map((event) => event.data.runtime)
  return named.length === 0 ? 'unknown' : [...new Set(named)].join(', ')
}
