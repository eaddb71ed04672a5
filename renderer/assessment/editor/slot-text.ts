import { isolateHistory, undo } from '@codemirror/commands'
import { EditorState, type Transaction, type TransactionSpec } from '@codemirror/state'
import type { EditKind } from '../../../shared/attempt/events.ts'
import type { Client } from '../../app/client.ts'
import { recordedAs } from './recorded-as.ts'
import { splicesOf } from './splices.ts'

/**
 * Changes of a slot's text that a command makes, whether its editor is on the screen or not. They are recorded like any
 * edit, and before the value that they belong to is set.
 */

/** Empties a text with an edit of kind `deleted`, undoable by `restoreText`. Nothing to do for an empty one. */
export function emptyText(client: Client, name: string): void {
  const view = client.editors.views.get(name)
  if (view) {
    if (view.state.doc.length > 0) view.dispatch(emptying(view.state))
    return
  }
  const state = stateOf(client, name)
  if (state.doc.length > 0) apply(client, name, state.update(emptying(state)), 'deleted')
}

/** Brings back what `emptyText` took, as `undone`. Must be asked before anything else is written there. */
export function restoreText(client: Client, name: string): void {
  undo({
    state: stateOf(client, name),
    dispatch: (transaction) => apply(client, name, transaction, 'undone'),
  })
}

/** Says whether a text has something in it now, whatever the screen shows. */
export function hasText(client: Client, name: string): boolean {
  return (client.editors.views.get(name)?.state ?? stateOf(client, name)).doc.length > 0
}

/** The state that a text's editor was left in; without one, a fresh one with the recorded text and no history. */
function stateOf(client: Client, name: string): EditorState {
  const kept = client.editors.states.get(name)
  if (kept) return kept
  const value = client.store.getState().values[name]
  return EditorState.create({ doc: typeof value === 'string' ? value : '' })
}

function emptying(state: EditorState): TransactionSpec {
  return {
    changes: { from: 0, to: state.doc.length },
    annotations: [recordedAs.of('deleted'), isolateHistory.of('full')],
  }
}

function apply(client: Client, name: string, transaction: Transaction, kind: EditKind): void {
  const { startState, changes, newDoc, state } = transaction
  const splices = splicesOf(changes, startState.doc, newDoc).map((splice) => ({ kind, ...splice }))
  client.queue.edit(name, splices, startState.doc, newDoc)
  // A state that was made for this alone has none of the editor's extensions, so that only a kept one is kept.
  if (client.editors.states.has(name)) client.editors.states.set(name, state)
  client.noteText(name, newDoc.toString())
}
