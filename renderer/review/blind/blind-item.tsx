import { useMemo } from 'react'
import type { BlindReview } from '../../../shared/api/blind.ts'
import { isTextField } from '../../../shared/pack/field.ts'
import type { Item } from '../../../shared/pack/pack.ts'
import { itemMarks } from '../attempt/item-marks.ts'
import { ResponseValue } from '../attempt/response-value.tsx'
import { Stimuli } from '../attempt/stimuli.tsx'
import { useReview } from '../context.ts'
import { ScoreForm } from '../desk/score-form.tsx'
import { useSaving } from '../desk/use-saving.ts'

export interface BlindItemProps {
  readonly blind: BlindReview
  readonly item: Item
  readonly own: BlindReview['own'][number] | null
  /** Rating it ends the blind rating. */
  readonly isLast: boolean
  readonly onRated: (next: BlindReview) => void
}

/** One item as the blind rater sees it: what was read, what was answered, and a rating to give. */
export function BlindItem({ blind, item, own, isLast, onRated }: BlindItemProps) {
  const answerTo = useMemo(
    () => (field: string) => blind.responses[`${item.id}.${field}`] ?? null,
    [blind.responses, item],
  )
  const marks = useMemo(() => itemMarks(item, answerTo), [item, answerTo])
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard has to reach it */}
      <section className="responses" aria-labelledby="item-title" tabIndex={0}>
        <h2 id="item-title">{item.title}</h2>
        <Stimuli item={item} marks={marks} language={item.language ?? blind.pack.language} />
        {item.fields.map((field) => {
          const value = answerTo(field.id)
          return (
            <article key={field.id} className="response">
              <h3>{field.label}</h3>
              {isTextField(field) && typeof value === 'string' && value !== '' ? (
                <PlainText text={value} />
              ) : (
                <ResponseValue
                  item={item}
                  field={field}
                  value={value}
                  slotText={(slot) => <PlainText text={String(answerTo(`${field.id}.${slot}`) ?? '')} />}
                />
              )}
            </article>
          )
        })}
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard has to reach it */}
      <aside className="attempt-aside" aria-label="Your rating" tabIndex={0}>
        <BlindForm blind={blind} item={item} own={own} isLast={isLast} onRated={onRated} />
      </aside>
    </>
  )
}

/** A response without its origins, which the blind rater is not given. */
function PlainText({ text }: { readonly text: string }) {
  return text === '' ? <p className="soft">Nothing is written here.</p> : <p className="response-text">{text}</p>
}

function BlindForm({ blind, item, own, isLast, onRated }: BlindItemProps) {
  const { client } = useReview()
  const { isBusy, problem, save: store } = useSaving()
  const save = (score: number, reason: string) =>
    store(() => client.rateBlind(blind.attemptId, { item: item.id, score, reason }), onRated)
  return (
    <div className="panel">
      {own === null ? null : (
        <p className="small">
          You rated it {own.score} of 5: <q>{own.reason}</q> A new rating replaces it until you finish.
        </p>
      )}
      {isLast ? (
        <p className="small soft">
          This is the last item. Once it is rated, your ratings are fixed and the attempt opens.
        </p>
      ) : null}
      <ScoreForm
        label="Your rating of this item"
        save={isLast ? 'Save and finish' : 'Save rating'}
        initial={own?.score ?? null}
        isBusy={isBusy}
        problem={problem}
        onSave={save}
      />
    </div>
  )
}
