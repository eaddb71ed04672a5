import type { Item } from '../../shared/pack/pack.ts'
import { useAuthored } from '../i18n/authored.tsx'
import { ItemBody } from './item-body.tsx'

export interface ItemPageProps {
  readonly item: Item
  /** Field to put the focus into on arrival, from a link of the review. */
  readonly focusField: string | null
  /** The time is over: answers can be read and not changed. */
  readonly isLocked?: boolean
}

/** One question with its heading. */
export function ItemPage({ item, focusField, isLocked = false }: ItemPageProps) {
  const authored = useAuthored()
  return (
    <main className="item">
      <header className="item-heading">
        <h1 className="item-title" {...authored}>
          {item.title}
        </h1>
        <p className="item-instructions" {...authored} data-stimulus={`${item.id}.instructions`}>
          {item.instructions}
        </p>
      </header>
      <ItemBody item={item} focusField={focusField} isLocked={isLocked} />
    </main>
  )
}
