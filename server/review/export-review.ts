import type { AttemptReview } from '../../shared/api/review.ts'
import type { ReviewExport } from '../../shared/api/review-export.ts'
import type { JournalEvent } from '../../shared/attempt/events.ts'
import { deriveAll } from '../../shared/derived/derive.ts'
import type { Derived } from '../../shared/derived/derived.ts'
import { AppError } from '../../shared/errors.ts'
import { intakeForRecruiters } from '../../shared/intake/for-recruiters.ts'
import { listItems } from '../../shared/pack/pack.ts'
import { encodeCsv } from '../../shared/review/csv.ts'
import { eventsTable } from '../../shared/review/events-table.ts'

/** What follows from the opened events. @throws AppError `review/not-scored` while there are none. */
function derive(review: AttemptReview): { readonly events: readonly JournalEvent[]; readonly derived: Derived } {
  const events = review.events as unknown as readonly JournalEvent[] // safe: checked where they were decoded (contract)
  if (events.length === 0) throw new AppError('review/not-scored')
  const { pack, policy, summary } = review
  return { events, derived: deriveAll({ attemptId: summary.attemptId, events, pack, policy, verification: null }) }
}

/** The timeline in words as CSV (RV15). @throws AppError `review/not-scored`. */
export function exportEvents(review: AttemptReview): string {
  const { events, derived } = derive(review)
  return encodeCsv(eventsTable(derived, events, review.pack, review.replies))
}

/** Everything about the attempt as JSON (RV16). @throws AppError `review/not-scored`. */
export function exportReview(review: AttemptReview, exportedBy: string, nowMs: number): ReviewExport {
  const { attemptId, candidateName, project, assessment, attemptNumber, enrolledMs, submittedMs } = review.summary
  const { events, derived } = derive(review)
  const titles = new Map(listItems(review.pack).map(({ id, title }) => [id, title]))
  const { verification, ratings, personRatings, notes, decisions, replies, organisation } = review
  return {
    format: 'candor-review',
    version: 1,
    exportedMs: nowMs,
    exportedBy,
    attempt: {
      ...{ attemptId, candidateName, organisation, project, assessment },
      ...{ attemptNumber, enrolledMs, submittedMs },
    },
    verification,
    scores: review.reported.map((one) => ({ ...one, title: titles.get(one.item) ?? one.item })),
    ...{ ratings, personRatings, notes, decisions, replies },
    intake: intakeForRecruiters(events, review.policy.intake),
    derived,
  }
}
