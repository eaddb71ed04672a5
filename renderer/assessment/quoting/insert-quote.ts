import { isolateHistory } from '@codemirror/commands'
import { spacedQuote } from '../../../shared/provenance/quotation.ts'
import type { Client } from '../../app/client.ts'
import { recordedAs } from '../editor/recorded-as.ts'

/**
 * Puts a passage in quotation marks at the caret of a text field and gives the field the focus. One undo takes it out
 * again. Says whether it was put in: not when the text would become too long.
 */
export function insertQuote(client: Client, field: string, passage: string): boolean {
  const view = client.editors.views.get(field)
  if (!view) return false
  const { doc, selection } = view.state
  const at = selection.main.head // beside what is selected, never in its place
  const insert = spacedQuote(passage, doc.sliceString(at - 1, at), doc.sliceString(at, at + 1))
  view.dispatch({
    changes: { from: at, insert },
    selection: { anchor: at + insert.length },
    annotations: [recordedAs.of('quoted'), isolateHistory.of('full')],
    scrollIntoView: true,
  })
  view.focus()
  return view.state.doc !== doc
}
