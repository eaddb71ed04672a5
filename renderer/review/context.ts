import { createContext, useContext } from 'react'
import type { Account } from '../../shared/api/review.ts'
import type { ReviewClient } from './review-client.ts'

/** Where the review pages can go; whoever hosts them decides how an address looks. */
export interface ReviewPlaces {
  readonly attempts: () => string
  readonly attempt: (attemptId: string) => string
  /** Where an attempt is rated blind. */
  readonly blind: (attemptId: string) => string
  /** The printable report. */
  readonly report: (attemptId: string) => string
  /** Two attempts side by side. */
  readonly compare: (one: string, two: string) => string
  /** Attempts in progress; with an id, beside what its candidate and invigilators wrote. */
  readonly live: (attemptId?: string) => string
  /** The audit log. */
  readonly audit: () => string
}

export interface ReviewSetting {
  readonly client: ReviewClient
  readonly places: ReviewPlaces
  readonly account: Account
  /** Called when the server says that nobody is signed in any more. */
  readonly onSignedOut: () => void
}

export const ReviewContext = createContext<ReviewSetting | null>(null)

export function useReview(): ReviewSetting {
  const setting = useContext(ReviewContext)
  if (setting === null) throw new Error('the review pages need a ReviewContext')
  return setting
}
