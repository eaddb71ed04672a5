import { type RefObject, useEffect, useState } from 'react'
import { type Palette, readPalette } from './palette.ts'

/** The colours in force; read again when the system's theme changes or the page's own theme is set. */
export function usePalette(host: RefObject<HTMLElement | null>): Palette | null {
  const [palette, setPalette] = useState<Palette | null>(null)
  useEffect(() => {
    const read = () => setPalette(host.current === null ? null : readPalette(host.current))
    read()
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const contrast = window.matchMedia('(prefers-contrast: more)')
    const observer = new MutationObserver(read)
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    dark.addEventListener('change', read)
    contrast.addEventListener('change', read)
    return () => {
      observer.disconnect()
      dark.removeEventListener('change', read)
      contrast.removeEventListener('change', read)
    }
  }, [host])
  return palette
}
