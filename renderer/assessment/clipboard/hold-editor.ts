import { type Extension, Prec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { HeldClipboard } from './held-clipboard.ts'

/** While the clipboard is held, an editor copies to, cuts to and pastes from the one of the assessment. */
export function holdEditorClipboard(clipboard: HeldClipboard, field: string): Extension {
  const copy = (view: EditorView, isCut: boolean): boolean => {
    if (!clipboard.isHeld()) return false
    const { from, to, empty } = view.state.selection.main
    if (empty) return true
    clipboard.keep(view.state.sliceDoc(from, to))
    if (isCut && !view.state.readOnly)
      view.dispatch({ changes: { from, to }, scrollIntoView: true, userEvent: 'delete.cut' })
    return true
  }
  return Prec.highest(
    EditorView.domEventHandlers({
      copy: (_event, view) => copy(view, false),
      cut: (_event, view) => copy(view, true),
      paste: (event, view) => {
        if (!clipboard.isHeld()) return false
        if (view.state.readOnly) return true
        const text = clipboard.paste(event.clipboardData?.getData('text/plain') ?? '', field)
        if (text !== null)
          view.dispatch(view.state.replaceSelection(view.state.toText(text)), {
            userEvent: 'input.paste',
            scrollIntoView: true,
          })
        return true
      },
      dragstart: () => clipboard.isHeld(), // dragged text could be let fall on another program
      drop: (event) => {
        if (!clipboard.isHeld()) return false
        clipboard.refuseDrop(event.dataTransfer?.getData('text/plain') ?? '', field)
        return true
      },
    }),
  )
}
