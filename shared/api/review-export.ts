import { z } from 'zod'
import { Derived } from '../derived/derived.ts'
import { IntakeForRecruiters } from '../intake/for-recruiters.ts'
import { ReportedScore } from './desk.ts'
import { AttemptReview, AttemptSummary } from './review.ts'

const { ratings, personRatings, notes, decisions, replies, verification } = AttemptReview.shape

/** Everything about one attempt as one JSON object (docs/formats/review-export-v1.md). */
export const ReviewExport = z.strictObject({
  format: z.literal('candor-review'),
  version: z.literal(1),
  exportedMs: z.int(),
  exportedBy: z.string(),
  attempt: AttemptSummary.pick({
    attemptId: true,
    candidateName: true,
    project: true,
    assessment: true,
    attemptNumber: true,
    enrolledMs: true,
    submittedMs: true,
  }).extend({ organisation: z.string() }),
  verification,
  scores: z.array(ReportedScore.extend({ title: z.string() })),
  ratings,
  personRatings,
  notes,
  decisions,
  replies,
  /** What is shared of the intake conversation. */
  intake: IntakeForRecruiters,
  derived: Derived,
})
export type ReviewExport = Readonly<z.output<typeof ReviewExport>>
