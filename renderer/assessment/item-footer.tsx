import type { Item } from '../../shared/pack/pack.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

export interface ItemFooterProps {
  readonly previous: Item | null
  readonly next: Item | null
  readonly onOpen: (item: string) => void
  readonly onReview: () => void
}

export function ItemFooter({ previous, next, onOpen, onReview }: ItemFooterProps) {
  const t = useWords('assessment')
  return (
    <nav className="item-footer" aria-label={t('footer.label')}>
      {previous ? (
        <Button onPress={() => onOpen(previous.id)}>
          <Icon name="back" /> {t('footer.previous')}
        </Button>
      ) : (
        <span />
      )}
      <span className="item-footer-end">
        {next ? (
          <>
            <Button tone="quiet" onPress={onReview}>
              {t('footer.review')}
            </Button>
            <Button tone="primary" onPress={() => onOpen(next.id)}>
              {t('footer.next')} <Icon name="next" />
            </Button>
          </>
        ) : (
          <Button tone="primary" onPress={onReview}>
            {t('footer.review')} <Icon name="next" />
          </Button>
        )}
      </span>
    </nav>
  )
}
