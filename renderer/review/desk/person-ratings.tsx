import type { PersonRating } from '../../../shared/api/desk.ts'
import { countingRatings } from '../../../shared/review/reported-score.ts'
import { Badge } from '../../ui/badge.tsx'
import { useAttempt } from '../attempt/attempt-store.ts'
import { sayPersonRating, sayScore } from './basis-words.ts'
import { ByLine } from './by-line.tsx'

/** Every rating that people gave an item, the newest first; what was replaced since stays and says so. */
export function PersonRatings({ item }: { readonly item: string }) {
  const { review } = useAttempt()
  const own = review.personRatings.filter((rating) => rating.item === item)
  const adjudication = own.findLast(({ kind }) => kind === 'adjudicated')
  const counting = new Set([...countingRatings(item, own), ...(adjudication === undefined ? [] : [adjudication])])
  if (own.length === 0) return null
  return (
    <ol className="person-ratings">
      {own.toReversed().map((rating) => (
        <li key={rating.ratingId} className={counting.has(rating) ? '' : 'is-replaced'}>
          <span className="person-rating-what">
            {sayPersonRating(rating)}
            {counting.has(rating) ? null : <Badge tone="plain">Replaced since</Badge>}
          </span>
          <p className="person-rating-reason">{rating.reason}</p>
          <ByLine by={rating.by} atMs={rating.atMs} /> <EngineThen rating={rating} />
        </li>
      ))}
    </ol>
  )
}

/** What the engine said when the person rated; left out where it is what was confirmed. */
function EngineThen({ rating: { kind, engine } }: { readonly rating: PersonRating }) {
  if (kind === 'confirmed' || kind === 'blind') return null
  return (
    <span className="small soft">
      · the engine {engine.score === null ? 'could not rate it' : `said ${sayScore(engine.score)}`}
    </span>
  )
}
