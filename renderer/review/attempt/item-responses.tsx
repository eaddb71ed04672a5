import { useMemo } from 'react'
import { isTextField } from '../../../shared/pack/field.ts'
import { type Field, type Item, listItems } from '../../../shared/pack/pack.ts'
import { countWords, type FieldValue } from '../../../shared/pack/response.ts'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { SharesBar, SharesLegend } from '../shares-bar.tsx'
import { useAttempt, useAttemptView } from './attempt-store.ts'
import { sharesOfItem } from './item-facts.ts'
import { itemMarks } from './item-marks.ts'
import { ResponseText } from './response-text.tsx'
import { ResponseValue } from './response-value.tsx'
import { Stimuli } from './stimuli.tsx'
import { useWritten } from './written-text.tsx'

/** The centre: what the candidate read, folded away, and what they wrote, coloured by origin. */
export function ItemResponses() {
  const { review } = useAttempt()
  const item = useAttemptView((view) => view.item)
  const current = listItems(review.pack).find((candidate) => candidate.id === item)
  if (current === undefined) return <section className="responses" aria-label="Responses" />
  return <Responses key={current.id} item={current} />
}

function Responses({ item }: { readonly item: Item }) {
  const { review, derived } = useAttempt()
  const answerTo = useValues(item)
  const marks = useMemo(() => itemMarks(item, answerTo), [item, answerTo])
  const shares = sharesOfItem(derived.provenance, item.id)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard has to reach it
    <section className="responses" aria-labelledby="item-title" tabIndex={0}>
      <h2 id="item-title">{item.title}</h2>
      <div className="responses-origin">
        <SharesBar shares={shares} isLarge />
        <SharesLegend shares={shares} />
      </div>
      <Stimuli item={item} marks={marks} language={item.language ?? review.pack.language} />
      {item.fields.map((field) => (
        <Response key={field.id} item={item} field={field} value={answerTo(field.id)} />
      ))}
    </section>
  )
}

/** The values of an item's fields, by field id. */
function useValues(item: Item): (field: string) => FieldValue {
  const { derived } = useAttempt()
  return useMemo(() => {
    const places = new Map(derived.state.fields.map((key, place) => [key, place]))
    return (field) => derived.state.values[places.get(`${item.id}.${field}`) ?? -1] ?? null
  }, [derived, item])
}

function Response({ item, field, value }: { readonly item: Item; readonly field: Field; readonly value: FieldValue }) {
  const { written, evidence } = useWritten(item, field.id)
  return (
    <article className="response">
      <header className="response-heading">
        <h3>{field.label}</h3>
        {written === null ? null : (
          <span className="small soft figures">{sayCount(countWords(written.text), 'word')}</span>
        )}
      </header>
      {isTextField(field) && written !== null ? (
        <ResponseText response={written} evidence={evidence} />
      ) : (
        <ResponseValue item={item} field={field} value={value} />
      )}
    </article>
  )
}
