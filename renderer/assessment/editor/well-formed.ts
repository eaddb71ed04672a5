import { EditorState, type Extension, type Text, type TransactionSpec } from '@codemirror/state'
import { isHigh, isLow } from './splices.ts'

const REPLACEMENT = '\uFFFD'

/**
 * Exchanges every half character for U+FFFD before it enters the document, in the same transaction and so in the same
 * undo step. Main refuses text that is not well-formed, and a journal that cannot be UTF-8 could not be read again.
 */
export function wellFormedOnly(): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    if (!transaction.docChanged) return transaction
    const repairs: { from: number; to: number; insert: string }[] = []
    transaction.changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
      repairs.push(
        ...halvesIn(transaction.newDoc, Math.max(0, fromB - 1), Math.min(transaction.newDoc.length, toB + 1)),
      )
    })
    if (repairs.length === 0) return transaction
    const repair: TransactionSpec = { changes: repairs, sequential: true }
    return [transaction, repair]
  })
}

function halvesIn(document: Text, from: number, to: number) {
  // Look one unit further on both sides, so that a pair across the edge is not taken for two halves.
  const start = Math.max(0, from - 1)
  const text = document.sliceString(start, to + 1)
  if (text.isWellFormed()) return []
  const found: { from: number; to: number; insert: string }[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (isHigh(unit) && isLow(text.charCodeAt(at + 1))) at += 1
    else if ((isHigh(unit) || isLow(unit)) && start + at >= from && start + at < to)
      found.push({ from: start + at, to: start + at + 1, insert: REPLACEMENT })
  }
  return found
}
