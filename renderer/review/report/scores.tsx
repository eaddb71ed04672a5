import { type Item, listItems } from '../../../shared/pack/pack.ts'
import { countingRatings } from '../../../shared/review/reported-score.ts'
import { basisWords, sayAgreement, sayPersonRating } from '../desk/basis-words.ts'
import { ByLine } from '../desk/by-line.tsx'
import type { ReportProps } from './report-props.ts'

/** Every score with its reasons: the engine's components, and what each person gave and why. */
export function Scores({ review }: ReportProps) {
  return (
    <section className="report-section" aria-labelledby="report-scores">
      <h2 id="report-scores">Scores and their reasons</h2>
      {listItems(review.pack).map((item) => (
        <ItemScore key={item.id} review={review} item={item} />
      ))}
    </section>
  )
}

function ItemScore({ review, item }: Pick<ReportProps, 'review'> & { readonly item: Item }) {
  const reported = review.reported.find((one) => one.item === item.id)
  const engine = review.ratings.find((one) => one.item === item.id)
  const people = review.personRatings.filter((one) => one.item === item.id)
  const counting = new Set(countingRatings(item.id, people))
  return (
    <article className="report-item">
      <h3>
        {item.title}: {reported?.score?.toFixed(1) ?? '–'}{' '}
        <span className="soft">{basisWords[reported?.basis ?? 'none'].toLowerCase()}</span>
      </h3>
      {reported === undefined ? null : <p className="small">{sayAgreement(reported)}</p>}
      {people.length === 0 ? null : (
        <ol className="report-list">
          {people.map((rating) => (
            <li key={rating.ratingId}>
              <strong>{sayPersonRating(rating)}</strong>
              {counting.has(rating) || rating.kind === 'adjudicated' ? '' : ' (replaced since)'}. {rating.reason}{' '}
              <ByLine by={rating.by} atMs={rating.atMs} isPrinted />
            </li>
          ))}
        </ol>
      )}
      {engine === undefined ? (
        <p>The engine has not rated this item.</p>
      ) : (
        <>
          <p className="small">
            The engine’s rating:{' '}
            {engine.score === null ? 'not scorable' : `${engine.score.toFixed(1)} of 5, ${engine.band}`};{' '}
            {engine.confidence} confidence, engine {engine.engineVersion}, key {engine.keyVersion}.
          </p>
          <ul className="report-components small">
            {[
              ...engine.caps.map(({ name, words }) => ({ name: `Limited: ${name}`, words, earned: '' })),
              ...engine.components.map(({ name, words, value, max }) => ({
                name,
                words,
                earned: max > 0 ? ` ${sayPoints(value)} of ${sayPoints(max)}` : '',
              })),
            ].map(({ name, words, earned }) => (
              <li key={name}>
                <strong>
                  {name}
                  {earned}
                </strong>{' '}
                {words}
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  )
}

const sayPoints = (points: number) => (Number.isInteger(points) ? String(points) : points.toFixed(1))
