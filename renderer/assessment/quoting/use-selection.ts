import { useEffect } from 'react'
import { useDesk } from '../desk/desk.ts'
import { readSelection } from './selected-passage.ts'

/** Follows the page's selection while it lies in a stimulus; not while the pointer still drags it. */
export function useSelectionInStimuli(): void {
  const desk = useDesk()
  useEffect(() => {
    let isDragging = false
    const read = () => {
      if (isDragging) return
      const selection = document.getSelection()
      const { selected } = desk.store.getState()
      // Typing in an editor moves the page's selection with each key; that must cost nothing.
      if (selected === null && (selection === null || selection.isCollapsed)) return
      const next = readSelection(desk.item, selection)
      if (selected?.stimulus === next?.stimulus && selected?.from === next?.from && selected?.to === next?.to) return
      desk.store.setState({ selected: next })
    }
    const press = (event: PointerEvent) => {
      // The toolbar's own buttons act on the selection.
      if (event.target instanceof Element && event.target.closest('.passage-toolbar')) return
      isDragging = true
      desk.store.setState({ selected: null })
    }
    const release = () => {
      isDragging = false
      read()
    }
    document.addEventListener('selectionchange', read)
    document.addEventListener('pointerdown', press)
    document.addEventListener('pointerup', release)
    document.addEventListener('pointercancel', release)
    return () => {
      document.removeEventListener('selectionchange', read)
      document.removeEventListener('pointerdown', press)
      document.removeEventListener('pointerup', release)
      document.removeEventListener('pointercancel', release)
    }
  }, [desk])
}
