import { useEffect } from 'react'
import { type Target, useDesk, useDeskState } from './desk.ts'

/** Attribute that a target's control carries, so that it can be found wherever it is drawn. */
export function targetName(target: Target): string {
  switch (target.type) {
    case 'mark':
      return `mark ${target.id}`
    case 'step':
      return `step ${target.stimulus} ${target.step}`
    case 'row':
      return `row ${target.field} ${target.slot}`
  }
}

/** Brings the desk's target into view and gives it the focus, once whoever holds it has unfolded. */
export function useLeading(): void {
  const desk = useDesk()
  const target = useDeskState((state) => state.target)
  useEffect(() => {
    if (target === null) return
    const frame = requestAnimationFrame(() => {
      const control = document.querySelector<HTMLElement>(`[data-target="${CSS.escape(targetName(target))}"]`)
      // The editor's control is in its shadow root.
      const place = control?.shadowRoot?.querySelector<HTMLElement>('.cm-content') ?? control
      control?.scrollIntoView({ block: 'center' })
      place?.focus({ preventScroll: true })
      desk.store.setState({ target: null })
    })
    return () => cancelAnimationFrame(frame)
  }, [desk, target])
}
