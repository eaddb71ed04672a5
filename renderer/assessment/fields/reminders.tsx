import type { Item } from '../../../shared/pack/pack.ts'
import { useAuthored, useAuthoredEmpty } from '../../i18n/authored.tsx'
import { useWords } from '../../i18n/use-words.ts'

/** What the item asks to keep to; stays in sight while the candidate writes. */
export function Reminders({ item }: { readonly item: Item }) {
  const t = useWords('fields')
  const authored = useAuthored()
  const side = useAuthoredEmpty()
  if (item.reminders.length === 0) return null
  return (
    <details className="reminders" open>
      <summary>{t('reminders')}</summary>
      <ul {...side}>
        {item.reminders.map((reminder) => (
          <li key={reminder} {...authored}>
            {reminder}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What a good answer is judged on. */
export function Dimensions({ item }: { readonly item: Item }) {
  const t = useWords('fields')
  const authored = useAuthored()
  const side = useAuthoredEmpty()
  return (
    <section className="dimensions" aria-label={t('dimensions')}>
      <span className="dimensions-title">{t('dimensions')}</span>
      <ul {...side}>
        {item.dimensions.map((dimension) => (
          <li key={dimension} {...authored}>
            {dimension}
          </li>
        ))}
      </ul>
    </section>
  )
}
