import { EditorState, type Extension, Prec } from '@codemirror/state'
import { keymap } from '@codemirror/view'

/**
 * Keeps a text to one line: Enter inserts nothing, and a line break that is pasted, dropped or quoted becomes a space in
 * the same transaction, and so in the same edit and the same undo step. Several breaks in a row become one space.
 */
export function singleLineOnly(): Extension {
  const noBreak = keymap.of([{ key: 'Enter', run: () => true, shift: () => true }])
  const spaces = EditorState.transactionFilter.of((transaction) => {
    if (!transaction.docChanged || transaction.newDoc.lines === 1) return transaction
    const text = transaction.newDoc.toString()
    const changes = [...text.matchAll(/\n+/g)].map((breaks) => ({
      from: breaks.index,
      to: breaks.index + breaks[0].length,
      insert: ' ',
    }))
    return [transaction, { changes, sequential: true }]
  })
  return [Prec.high(noBreak), spaces]
}
