import { type RefObject, useLayoutEffect } from 'react'

/**
 * Tells a page's columns how much of the window the bars above and below take, as `--bar-top` and `--bar-bottom`; what
 * sticks keeps clear of them, however they wrap. Without bars both are 0.
 */
export function useBars(columns: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = columns.current
    if (!element) return
    const bars = [
      { property: '--bar-top', bar: document.querySelector('.top-bar') },
      { property: '--bar-bottom', bar: document.querySelector('.item-footer') },
    ]
    const measure = () => {
      for (const { property, bar } of bars)
        element.style.setProperty(property, `${bar?.getBoundingClientRect().height ?? 0}px`)
    }
    const observer = new ResizeObserver(measure)
    for (const { bar } of bars) if (bar) observer.observe(bar)
    measure()
    return () => observer.disconnect()
  }, [columns])
}
