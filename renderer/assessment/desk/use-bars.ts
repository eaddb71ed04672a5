import { type RefObject, useLayoutEffect } from 'react'

/** Heights as last seen, in CSS pixels: reading one asks the browser to lay out a page that is still being put together. */
const heights = new WeakMap<Element, number>()

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
    const tell = (heightOf: (bar: Element) => number) => {
      for (const { property, bar } of bars) {
        const height = `${bar ? heightOf(bar) : 0}px`
        // Setting it again would style everything within again.
        if (element.style.getPropertyValue(property) !== height) element.style.setProperty(property, height)
      }
    }
    tell((bar) => heights.get(bar) ?? measure(bar))
    // Called in this frame too, once the page is laid out and before it is painted.
    const observer = new ResizeObserver(() => tell(measure))
    for (const { bar } of bars) if (bar) observer.observe(bar)
    return () => observer.disconnect()
  }, [columns])
}

function measure(bar: Element): number {
  const { height } = bar.getBoundingClientRect()
  heights.set(bar, height)
  return height
}
