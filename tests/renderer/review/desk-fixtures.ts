import { randomUUID } from 'node:crypto'
import type { AuditPage } from '../../../shared/api/audit.ts'
import type { BlindReview } from '../../../shared/api/blind.ts'
import type { AttemptContextReply } from '../../../shared/api/context.ts'
import type { By, Desk, NewDecision, NewNote, NewRating, NewScore, PersonRating } from '../../../shared/api/desk.ts'
import type { AttemptReview } from '../../../shared/api/review.ts'
import type { JournalEvent } from '../../../shared/attempt/events.ts'
import { foldEvents } from '../../../shared/attempt/state.ts'
import { listItems } from '../../../shared/pack/pack.ts'
import { placeInCohort } from '../../../shared/review/cohort.ts'
import { reportScore } from '../../../shared/review/reported-score.ts'
import { account } from './account.ts'

/** What people add to the fixtures' attempts, kept as the real server keeps it (tests/server/desk.test.ts), in memory. */

export const mara: By = { accountId: account.accountId, name: account.name }
export const jonas: By = { accountId: '0b0c7d52-64d1-4d18-9f0e-7a2b3c4d5e6f', name: 'Jonas Abel' }
const NOW = Date.UTC(2026, 10, 21, 10, 15)

const deskOf = ({ notes, personRatings, decisions, reported }: AttemptReview): Desk => ({
  notes,
  personRatings,
  decisions,
  reported,
})

export function addNote(review: AttemptReview, note: NewNote, by = mara): Desk {
  review.notes.push({ ...note, noteId: randomUUID(), by, atMs: NOW + review.notes.length * 60_000 })
  return deskOf(review)
}

export function addRating(
  review: AttemptReview,
  given: NewRating | NewScore,
  kind: PersonRating['kind'] | null = null,
  by = mara,
): Desk {
  const engine = review.ratings.find(({ item }) => item === given.item)
  if (engine === undefined) throw new Error(`the engine did not rate ${given.item}`)
  const { score, engineVersion, keyVersion } = engine
  review.personRatings.push({
    ratingId: randomUUID(),
    item: given.item,
    kind: kind ?? (given.score === null ? 'confirmed' : 'overridden'),
    score: given.score ?? score ?? 1,
    reason: given.reason,
    by,
    atMs: NOW + review.personRatings.length * 60_000,
    engine: { score, engineVersion, keyVersion },
  })
  const scores = new Map(review.ratings.map((rating) => [rating.item, rating.score]))
  review.reported.splice(
    0,
    review.reported.length,
    ...listItems(review.pack).map(({ id }) =>
      reportScore({ item: id, score: scores.get(id) ?? null }, review.personRatings),
    ),
  )
  return deskOf(review)
}

export function addDecision(review: AttemptReview, decision: NewDecision, by = mara): Desk {
  review.decisions.push({ ...decision, decisionId: randomUUID(), by, atMs: NOW })
  return deskOf(review)
}

/** Nine attempts around the given one. */
export function contextOf({ summary }: AttemptReview): AttemptContextReply {
  const rules = (answer: string) => ['external-paste-share', 'focus-loss'].map((rule) => ({ rule, answer }))
  const own = { shares: summary.shares ?? {}, workedMs: 2_460_000, rules: rules('found') }
  const other = (share: number, minutes: number) => ({
    shares: { typed: 1 - share, 'pasted:external': share, 'pasted:stimulus': share / 3 },
    workedMs: minutes * 60_000,
    rules: rules(share > 0.3 ? 'found' : minutes > 70 ? 'cannot-tell' : 'not-found'),
  })
  const others = [0, 0, 0.02, 0.04, 0.09, 0.35, 0].map((share, place) => other(share, 48 + place * 6))
  const place = placeInCohort(own, [own, ...others, { shares: { typed: 1 } }])
  return { project: summary.project, assessment: summary.assessment, ...place }
}

export function auditOf(attemptId: string | null): AuditPage {
  const entry = (minutes: number, by: By | null, action: string, detail: string | null = null) => ({
    auditId: randomUUID(),
    atMs: NOW - minutes * 60_000,
    by: by === null ? null : { ...by, email: by === mara ? account.email : 'jonas@example.com' },
    action,
    attemptId: action.startsWith('signed') ? null : attemptId,
    candidateName: action.startsWith('signed') ? null : 'Ines Okonkwo-Lindqvist',
    detail,
  })
  const entries = [
    entry(0, mara, 'looked-opened'),
    entry(4, mara, 'item-rated', 'garden-notice'),
    entry(5, mara, 'attempt-opened'),
    entry(31, jonas, 'blind-ended'),
    entry(62, jonas, 'blind-started'),
    entry(90, null, 'results-released'),
    entry(95, jonas, 'signed-in'),
  ]
  return { entries, total: entries.length }
}

export function blindOf(review: AttemptReview): BlindReview {
  const state = foldEvents(review.events as unknown as readonly JournalEvent[]) // built as events
  return {
    attemptId: review.summary.attemptId,
    pack: review.pack,
    responses: Object.fromEntries(state.fields.map((field, place) => [field, state.values[place] ?? null])),
    own: [],
    startedMs: NOW,
    endedMs: null,
  }
}

/** One more blind rating; the last item ends it. */
export function rateBlind(blind: BlindReview, { item, score, reason }: NewScore): BlindReview {
  const own = [...blind.own.filter((one) => one.item !== item), { item, score, reason, atMs: NOW }]
  return { ...blind, own, endedMs: own.length === listItems(blind.pack).length ? NOW : null }
}
