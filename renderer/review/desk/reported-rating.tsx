import type { ReportedScore } from '../../../shared/api/desk.ts'
import type { ItemRating } from '../../../shared/scoring/rating.ts'
import { toBand } from '../../../shared/scoring/thresholds.ts'
import { basisWords, sayAgreement } from './basis-words.ts'
import { PersonRatings } from './person-ratings.tsx'
import { RateItem } from './rate-item.tsx'
import './desk.css'

/** The score that is reported of an item, what it rests on, and what people said about it. */
export function ReportedRating({
  rating,
  reported,
}: {
  readonly rating: ItemRating
  readonly reported: ReportedScore
}) {
  const { score, basis } = reported
  const agreement = sayAgreement(reported)
  return (
    <section className="reported" aria-label="Reported rating">
      <div className="score">
        <span className="score-figure figures">{score === null ? '–' : score.toFixed(1)}</span>
        <span className="score-words">
          <span>{score === null ? basisWords[basis] : `of 5, ${toBand(score)}`}</span>
          {score === null ? null : <span className="small soft">{basisWords[basis]}</span>}
        </span>
      </div>
      {basis === 'disputed' ? (
        <p className="cap small" role="status">
          <strong>{agreement}</strong> No score is reported, and results cannot be released, until somebody who has not
          rated this item decides.
        </p>
      ) : (
        agreement && <p className="small soft">{agreement}</p>
      )}
      <PersonRatings item={rating.item} />
      <RateItem rating={rating} reported={reported} />
    </section>
  )
}
