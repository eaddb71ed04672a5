import { useState } from 'react'
import { useClient, useClientState } from '../app/context.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ItemMap } from './item-map.tsx'
import type { Located } from './locate.ts'

export interface ItemFooterProps {
  readonly at: Located
  readonly onOpen: (item: string) => void
  readonly onReview: () => void
  /** What the way on at the end is called, where it is not the review. */
  readonly reviewLabel?: string
}

/** The way through the questions: back, flag for later, the map of all of them, on. */
export function ItemFooter({ at, onOpen, onReview, reviewLabel }: ItemFooterProps) {
  const t = useWords('assessment')
  const review = reviewLabel ?? t('footer.review')
  const [isMapOpen, setMapOpen] = useState(false)
  const { previous, next } = at
  return (
    <nav className="item-footer" aria-label={t('footer.label')}>
      <span className="item-footer-start">
        {previous ? (
          <Button onPress={() => onOpen(previous.id)}>
            <Icon name="back" /> {t('footer.previous')}
          </Button>
        ) : null}
      </span>
      <span className="item-footer-middle">
        <FlagButton item={at.item.id} />
        <Button tone="quiet" onPress={() => setMapOpen(true)}>
          <Icon name="list" /> {t('footer.map')}
        </Button>
      </span>
      <span className="item-footer-end">
        {next ? (
          <>
            <Button tone="quiet" onPress={onReview}>
              {review}
            </Button>
            <Button tone="primary" onPress={() => onOpen(next.id)}>
              {t('footer.next')} <Icon name="next" />
            </Button>
          </>
        ) : (
          <Button tone="primary" onPress={onReview}>
            {review} <Icon name="next" />
          </Button>
        )}
      </span>
      <ItemMap
        isOpen={isMapOpen}
        current={at.item.id}
        onClose={() => setMapOpen(false)}
        onOpen={(item) => {
          setMapOpen(false)
          onOpen(item)
        }}
      />
    </nav>
  )
}

/** Marks a question to come back to; shown at once, and recorded. */
function FlagButton({ item }: { readonly item: string }) {
  const t = useWords('assessment')
  const client = useClient()
  const isFlagged = useClientState((state) => state.flagged.includes(item))
  const toggle = async () => {
    const show = (flag: boolean) =>
      client.store.setState(({ flagged }) => ({
        flagged: flag ? [...flagged, item] : flagged.filter((id) => id !== item),
      }))
    show(!isFlagged)
    const reply = await client.ask('attempt/flag', { item, isFlagged: !isFlagged })
    if (!reply.ok) show(isFlagged) // what is not recorded is not shown
  }
  return (
    <Button tone="quiet" isPressed={isFlagged} onPress={() => void toggle()}>
      <Icon name="flag" /> {t(isFlagged ? 'footer.flagged' : 'footer.flag')}
    </Button>
  )
}
