import type { AttemptReview } from '../../../shared/api/review.ts'
import type { Derived } from '../attempt/derived.ts'

/** What every part of the report is made of. */
export interface ReportProps {
  readonly review: AttemptReview
  readonly derived: Derived
}
