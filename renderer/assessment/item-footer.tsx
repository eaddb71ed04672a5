import type { Item } from '../../shared/pack/pack.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

export interface ItemFooterProps {
  readonly previous: Item | null
  readonly next: Item | null
  readonly onOpen: (item: string) => void
  readonly onReview: () => void
}

export function ItemFooter({ previous, next, onOpen, onReview }: ItemFooterProps) {
  return (
    <nav className="item-footer" aria-label="Questions">
      {previous ? (
        <Button onPress={() => onOpen(previous.id)}>
          <Icon name="back" /> Previous
        </Button>
      ) : (
        <span />
      )}
      <span className="item-footer-end">
        {next ? (
          <>
            <Button tone="quiet" onPress={onReview}>
              Review answers
            </Button>
            <Button tone="primary" onPress={() => onOpen(next.id)}>
              Next <Icon name="next" />
            </Button>
          </>
        ) : (
          <Button tone="primary" onPress={onReview}>
            Review answers <Icon name="next" />
          </Button>
        )}
      </span>
    </nav>
  )
}
