import { type RefObject, useLayoutEffect, useState } from 'react'

/** Narrowest column that prose is read in, and the space between columns; rem. */
const COLUMN_REM = 15
const GAP_REM = 1

/** How many columns of prose fit into an element; follows its width and the reader's text size. */
export function useCapacity(element: RefObject<HTMLElement | null>): number {
  const [capacity, setCapacity] = useState(1)
  useLayoutEffect(() => {
    const box = element.current
    if (!box) return
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setCapacity(Math.max(1, Math.floor((box.clientWidth / rem + GAP_REM) / (COLUMN_REM + GAP_REM))))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    measure()
    return () => observer.disconnect()
  }, [element])
  return capacity
}
