import type { Client } from '../../app/client.ts'

/** The same for what is no editor: passages that are read, and plain inputs. Editors have handled their events by then. */
export function holdPageClipboard({ clipboard, editors }: Client, document: Document): void {
  const copy = (event: ClipboardEvent) => {
    if (!clipboard.isHeld() || event.defaultPrevented) return
    event.preventDefault()
    const text = selectedText(document)
    if (text === '') return
    clipboard.keep(text)
    if (event.type === 'cut' && inputOf(document.activeElement)) document.execCommand('delete')
  }
  const paste = (event: ClipboardEvent) => {
    if (!clipboard.isHeld() || event.defaultPrevented) return
    event.preventDefault()
    const text = clipboard.paste(event.clipboardData?.getData('text/plain') ?? '', null)
    // The one way to put text in as if it was typed, with its undo; for plain inputs there is no other.
    if (text !== null && inputOf(document.activeElement)) document.execCommand('insertText', false, text)
  }
  const stay = (event: DragEvent) => {
    if (clipboard.isHeld() && !event.defaultPrevented) event.preventDefault()
  }
  const pressed = (event: MouseEvent) => {
    if (event.button !== 1 || !clipboard.isHeld()) return
    const view = editors.views.get(editors.lastFocused ?? '')
    const own = view?.hasFocus ? view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to) : ''
    clipboard.middlePressed(own === '' ? selectedText(document) : own)
  }
  document.addEventListener('copy', copy)
  document.addEventListener('cut', copy)
  document.addEventListener('paste', paste)
  document.addEventListener('dragstart', stay)
  document.addEventListener('drop', stay)
  document.addEventListener('mousedown', pressed, { capture: true })
}

function inputOf(element: Element | null): HTMLInputElement | HTMLTextAreaElement | null {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : null
}

function selectedText(document: Document): string {
  const input = inputOf(document.activeElement)
  if (input) return input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)
  return document.getSelection()?.toString() ?? ''
}
