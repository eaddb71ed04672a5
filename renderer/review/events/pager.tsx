import { Button } from '../../ui/button.tsx'

export interface PagerProps {
  readonly page: number
  readonly pages: number
  readonly onPage: (page: number) => void
}

/** Earlier and later pages; nothing where there is only one. */
export function Pager({ page, pages, onPage }: PagerProps) {
  if (pages < 2) return null
  return (
    <span className="events-pages">
      <Button tone="quiet" isDisabled={page === 0} onPress={() => onPage(page - 1)}>
        Earlier
      </Button>
      <span className="small soft figures">
        Page {page + 1} of {pages}
      </span>
      <Button tone="quiet" isDisabled={page + 1 >= pages} onPress={() => onPage(page + 1)}>
        Later
      </Button>
    </span>
  )
}
