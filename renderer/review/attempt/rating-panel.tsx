import type { ItemRating, MatchedSpan } from '../../../shared/scoring/rating.ts'
import { ReportedRating } from '../desk/reported-rating.tsx'
import { SecondPerson } from '../desk/second-person.tsx'
import { useAttempt, useAttemptView } from './attempt-store.ts'
import { ReleaseResults } from './release-results.tsx'

const confidences = { low: 'Low confidence', medium: 'Medium confidence', high: 'High confidence' } as const

/** The rating of the item that is reported, the people's, and the engine's with everything that it rests on. */
export function RatingPanel() {
  const { review } = useAttempt()
  const item = useAttemptView((view) => view.item)
  const rating = review.ratings.find((candidate) => candidate.item === item)
  const reported = review.reported.find((candidate) => candidate.item === item)
  return (
    <div className="panel">
      {rating === undefined || reported === undefined ? (
        <p className="soft">Not rated yet.</p>
      ) : (
        <>
          <ReportedRating key={item} rating={rating} reported={reported} />
          <Rating rating={rating} />
        </>
      )}
      {rating === undefined ? null : <SecondPerson />}
      <ReleaseResults />
    </div>
  )
}

function Rating({ rating }: { readonly rating: ItemRating }) {
  return (
    <>
      <div className="engine-heading">
        <h3 className="panel-subtitle">
          The engine’s rating:{' '}
          {rating.score === null ? 'not scorable' : `${rating.score.toFixed(1)} of 5, ${rating.band}`}
        </h3>
        <p className="small soft">
          {confidences[rating.confidence]}, engine {rating.engineVersion}, key {rating.keyVersion}
        </p>
      </div>
      {rating.caps.map((cap) => (
        <p key={cap.name} className="cap small">
          <strong>Limited: {cap.name}.</strong> {cap.words}
        </p>
      ))}
      <ul className="components">
        {rating.components.map((component) => (
          <li key={component.name}>
            <span className="component-name">{component.name}</span>
            <span className="component-value figures small">
              {sayPoints(component.value)}
              {component.max > 0 ? ` of ${sayPoints(component.max)}` : ''}
            </span>
            {component.max > 0 ? (
              <span className="component-bar" aria-hidden="true">
                <span style={{ width: `${Math.max(0, Math.min(1, component.value / component.max)) * 100}%` }} />
              </span>
            ) : null}
            <span className="component-words small soft">{component.words}</span>
          </li>
        ))}
      </ul>
      {rating.matchedSpans.length === 0 ? null : <h3 className="panel-subtitle">Evidence in the responses</h3>}
      <ul className="evidence">
        {rating.matchedSpans.map((span, index) => (
          <li key={`${span.field}.${span.from}.${span.to}.${span.why}`}>
            <Evidence span={span} index={index} item={rating.item} />
          </li>
        ))}
      </ul>
    </>
  )
}

const sayPoints = (points: number) => (Number.isInteger(points) ? String(points) : points.toFixed(1))

/** One piece of evidence: pointing at it or focusing it shows its words in the response. */
function Evidence({
  span,
  index,
  item,
}: {
  readonly span: MatchedSpan
  readonly index: number
  readonly item: string
}) {
  const { derived, store } = useAttempt()
  const text = derived.provenance.fields.find(({ key }) => key === `${item}.${span.field}`)?.text ?? ''
  // Evidence in a chosen option or an order has no words of the candidate's to quote.
  const quoted = text.slice(span.from, span.to)
  const show = () => store.setState({ evidence: index })
  const hide = () => store.setState({ evidence: null })
  return (
    <button
      type="button"
      className="evidence-button"
      onPointerEnter={show}
      onPointerLeave={hide}
      onFocus={show}
      onBlur={hide}
    >
      {quoted === '' ? null : <q>{shorten(quoted)}</q>}
      <span className="small soft">{span.why}</span>
    </button>
  )
}

const QUOTE_CHARS = 90

function shorten(text: string): string {
  return text.length <= QUOTE_CHARS ? text : `${text.slice(0, QUOTE_CHARS).trimEnd()}…`
}
