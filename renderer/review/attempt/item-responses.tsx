import { useMemo } from 'react'
import { isTextField } from '../../../shared/pack/field.ts'
import { type Field, type Item, listItems } from '../../../shared/pack/pack.ts'
import { countWords, type FieldValue } from '../../../shared/pack/response.ts'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { PassageCard } from '../passage/passage-card.tsx'
import { ReplayBar } from '../playback/replay-bar.tsx'
import { useStandingShares, useStandingValues } from '../playback/use-standing.ts'
import { SharesBar, SharesLegend } from '../shares-bar.tsx'
import { useAttempt, useAttemptView } from './attempt-store.ts'
import { sharesOfItem } from './item-facts.ts'
import { itemMarks } from './item-marks.ts'
import { ResponseValue } from './response-value.tsx'
import { Stimuli } from './stimuli.tsx'
import { useWritten, WrittenText } from './written-text.tsx'

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
  const standing = useStandingShares(useFields(item))
  const shares = standing ?? sharesOfItem(derived.provenance, item.id)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard has to reach it
    <section className="responses" aria-labelledby="item-title" tabIndex={0}>
      <h2 id="item-title">{item.title}</h2>
      <ReplayBar />
      <div className="responses-origin">
        <SharesBar shares={shares} isLarge />
        <SharesLegend shares={shares} />
      </div>
      <Stimuli item={item} marks={marks} language={item.language ?? review.pack.language} />
      {item.fields.map((field) => (
        <Response key={field.id} item={item} field={field} value={answerTo(field.id)} />
      ))}
      <PassageCard />
    </section>
  )
}

/** Numbers of an item's rows in the field table, the texts of slots included. */
function useFields(item: Item): readonly number[] {
  const { derived } = useAttempt()
  return useMemo(
    () => derived.state.fields.flatMap((key, number) => (key.startsWith(`${item.id}.`) ? [number] : [])),
    [derived, item],
  )
}

/** The values of an item's fields, by field id: as they were submitted, or as they stood at the moment that is replayed. */
function useValues(item: Item): (field: string) => FieldValue {
  const { derived } = useAttempt()
  const standing = useStandingValues(useFields(item))
  return useMemo(() => {
    const places = new Map(derived.state.fields.map((key, place) => [key, place]))
    const numberOf = (field: string) => places.get(`${item.id}.${field}`) ?? -1
    if (standing !== null) return (field) => standing.get(numberOf(field)) ?? null
    return (field) => derived.state.values[numberOf(field)] ?? null
  }, [derived, item, standing])
}

function Response({ item, field, value }: { readonly item: Item; readonly field: Field; readonly value: FieldValue }) {
  const text = useWritten(item, field.id)
  const words = text.standing?.text ?? text.written?.text ?? ''
  return (
    <article className="response">
      <header className="response-heading">
        <h3>{field.label}</h3>
        {words === '' ? null : <span className="small soft figures">{sayCount(countWords(words), 'word')}</span>}
      </header>
      {isTextField(field) && (text.written !== null || text.standing !== null) ? (
        <WrittenText {...text} />
      ) : (
        <ResponseValue item={item} field={field} value={value} />
      )}
    </article>
  )
}
