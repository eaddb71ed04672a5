import { type PointerEvent, type RefObject, useState } from 'react'

/** Where a drop would go: on an option (a tie), or into the gap before it; the gap after the last has no id. */
export type DropTarget =
  | { readonly type: 'gap'; readonly before: string | null }
  | { readonly type: 'tie'; readonly with: string }

interface Drag {
  readonly id: string
  readonly target: DropTarget | null
}

/** The share of a row, around its middle, that means "tie with this one". */
const TIE_SHARE = 0.4

function targetAt(list: HTMLElement, dragged: string, y: number, areTiesAllowed: boolean): DropTarget {
  for (const row of list.querySelectorAll<HTMLElement>('[data-option]')) {
    const id = row.dataset.option ?? ''
    const { top, height } = row.getBoundingClientRect()
    const share = (y - top) / height
    if (share > 1 || id === dragged) continue
    if (areTiesAllowed && Math.abs(share - 0.5) < TIE_SHARE / 2) return { type: 'tie', with: id }
    if (share < 0.5) return { type: 'gap', before: id }
  }
  return { type: 'gap', before: null }
}

/** Pointer dragging of one row of a list whose rows carry `data-option`. Nothing changes until the pointer lets go. */
export function useDrag(
  list: RefObject<HTMLElement | null>,
  areTiesAllowed: boolean,
  onDrop: (id: string, target: DropTarget) => void,
) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const start = (id: string) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ id, target: null })
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    if (!drag || !list.current) return
    setDrag({ id: drag.id, target: targetAt(list.current, drag.id, event.clientY, areTiesAllowed) })
  }
  const end = () => {
    if (drag?.target) onDrop(drag.id, drag.target)
    setDrag(null)
  }
  return { drag, start, move, end, cancel: () => setDrag(null) }
}
