import type { Answer } from '../../../shared/attempt/answers.ts'
import { answerOf } from '../../../shared/attempt/answers.ts'
import type { Item } from '../../../shared/pack/pack.ts'
import { useClientState } from '../../app/context.ts'
import { useAuthored } from '../../i18n/authored.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { writePoints } from './points.ts'
import './fields.css'

/** The answers of an item whose time is over: to be read, as they are recorded, and not to be changed. */
export function LockedFields({ item }: { readonly item: Item }) {
  const t = useWords('fields')
  const values = useClientState((state) => state.values)
  const authored = useAuthored()
  return (
    <>
      <p className="soft">{t('locked')}</p>
      {item.fields.map((field) => (
        <section key={field.id} className="item-field locked-field" aria-labelledby={`locked-${field.id}`}>
          <h2 className="field-label" id={`locked-${field.id}`} {...authored}>
            {field.label}
          </h2>
          <AnswerWords answer={answerOf(item, field, (key) => values[`${item.id}.${key}`] ?? null)} />
        </section>
      ))}
    </>
  )
}

function AnswerWords({ answer }: { readonly answer: Answer }) {
  const t = useWords('fields')
  const authored = useAuthored()
  switch (answer.kind) {
    case 'blank':
      return <p className="soft">{t('locked.blank')}</p>
    case 'text':
      return (
        <p className="locked-text" {...authored}>
          {answer.text}
        </p>
      )
    case 'rating':
      return <p>{t('locked.rating', { value: answer.value })}</p>
    case 'chosen':
      return <Lines lines={answer.chosen.map(({ label }) => label)} />
    case 'ordering':
      return <Lines lines={answer.groups.map((group) => group.map(({ label }) => label).join(' = '))} isOrdered />
    case 'highlights':
      return (
        <Lines
          lines={answer.highlights.map(({ quote, tag, comment }) =>
            [`“${quote}”`, tag, comment].filter(Boolean).join(' · '),
          )}
          isOrdered
        />
      )
    case 'criteria':
      return (
        <Lines
          lines={answer.criteria.map(
            ({ text, points }) => `${points === null ? '' : `${writePoints(points)} `}${text}`,
          )}
          isOrdered
        />
      )
  }
}

function Lines({ lines, isOrdered = false }: { readonly lines: readonly string[]; readonly isOrdered?: boolean }) {
  const authored = useAuthored()
  const rows = lines.map((line) => (
    <li key={line} {...authored}>
      {line}
    </li>
  ))
  return isOrdered ? <ol className="plain-list">{rows}</ol> : <ul className="plain-list">{rows}</ul>
}
