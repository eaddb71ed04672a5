import { history, historyKeymap, insertNewline, standardKeymap } from '@codemirror/commands'
import type { Text } from '@codemirror/state'
import { Annotation, Compartment, EditorState, type Extension, Transaction } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import type { Splice } from '../../../shared/ipc/contract.ts'
import { type InputFacts, kindOf } from './edit-kind.ts'
import { watchInput } from './input-watch.ts'
import { recordedAs } from './recorded-as.ts'
import { singleLineOnly } from './single-line.ts'
import { splicesOf } from './splices.ts'
import { editorTheme } from './theme.ts'
import { wellFormedOnly } from './well-formed.ts'

/** Called with each change of the text, in order, before the page is painted. */
export type EditListener = (splices: Splice[], before: Text, after: Text) => void

export interface FieldEditorOptions {
  readonly isReadOnly: boolean
  /** One line: Enter does nothing, and line breaks come in as spaces. */
  readonly isSingleLine?: boolean
  /** Null measures the bare editor. */
  readonly onEdit: EditListener | null
  readonly onChange?: (document: Text) => void
  readonly onFocus?: () => void
  /** What decides about copy and paste while the policy holds the clipboard. */
  readonly clipboard?: Extension
  /** A change was refused because the text would become too long. */
  readonly onRefused?: () => void
}

/** What the input events said when a transaction was made: by the time it is shown, a slow computer may have forgotten. */
const inputFacts = Annotation.define<InputFacts | null>()

/** The recorder: every transaction that changes the text becomes splices with their kind. */
function recorder(onEdit: EditListener): Extension {
  const watch = watchInput(() => performance.now())
  const noteFacts = EditorState.transactionExtender.of((transaction) =>
    transaction.docChanged ? { annotations: inputFacts.of(watch.factsOfChange()) } : null,
  )
  const listener = EditorView.updateListener.of((update) => {
    if (!update.docChanged) return
    for (const transaction of update.transactions) {
      if (!transaction.docChanged) continue
      const asked = transaction.annotation(recordedAs)
      const kind =
        asked ?? kindOf(transaction.annotation(Transaction.userEvent), transaction.annotation(inputFacts) ?? null)
      const { startState, changes, newDoc } = transaction
      const splices = splicesOf(changes, startState.doc, newDoc)
      onEdit(
        splices.map((splice) => ({ kind, ...splice })),
        startState.doc,
        newDoc,
      )
    }
  })
  return [watch.extension, noteFacts, listener]
}

/** Copying with nothing selected takes a whole line in this editor; in prose that only surprises, so it does nothing. */
const nothingSelectedCopiesNothing = EditorView.domEventHandlers({
  copy: (_event, view) => view.state.selection.main.empty,
  cut: (_event, view) => view.state.selection.main.empty,
})

/** A dropped file would be read into the answer; only text is taken. */
const noFiles = EditorView.domEventHandlers({
  drop: (event) => (event.dataTransfer?.files.length ?? 0) > 0,
})

/** The longest text that main accepts for one field, in UTF-16 units. */
const MAX_LENGTH = 200_000

/** Refuses what would make the text too long to be recorded, as a whole and before it enters. */
function limitLength(onRefused: () => void): Extension {
  return EditorState.changeFilter.of((transaction) => {
    const isTooLong =
      transaction.newDoc.length > MAX_LENGTH && transaction.newDoc.length > transaction.startState.doc.length
    if (isTooLong) onRefused()
    return !isTooLong
  })
}

/**
 * Keys of plain prose: Enter breaks the line and nothing more; exchanging neighbouring letters (Control-T on macOS) is
 * left out, because it would look like a move that nobody made.
 */
const keys = [
  { key: 'Enter', run: insertNewline, shift: insertNewline },
  ...historyKeymap,
  ...standardKeymap.filter((binding) => binding.mac !== 'Ctrl-t' && binding.key !== 'Enter'),
]

const plainText = {
  spellcheck: 'false',
  autocorrect: 'off',
  autocapitalize: 'off',
  autocomplete: 'off',
  translate: 'no',
  writingsuggestions: 'false',
}

/** What assistive technology says of an editor; kept apart, because it changes with the language of the interface. */
export interface EditorDescription {
  readonly label: string
  readonly description: string
}

const described = new Compartment()

/** Names an editor; the text, the history and what is recorded stay as they are. */
export function describeEditor(view: EditorView, { label, description }: EditorDescription): void {
  view.dispatch({
    effects: described.reconfigure(
      EditorView.contentAttributes.of({ 'aria-label': label, 'aria-description': description }),
    ),
  })
}

/** Everything about one field's editor but its text and its name. */
export function editorExtensions(options: FieldEditorOptions): Extension {
  return [
    history({ minDepth: 1_000 }),
    wellFormedOnly(),
    limitLength(options.onRefused ?? (() => undefined)),
    options.clipboard ?? [],
    nothingSelectedCopiesNothing,
    noFiles,
    options.isSingleLine ? singleLineOnly() : [],
    keymap.of(keys),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      ...plainText,
      'aria-multiline': options.isSingleLine ? 'false' : 'true',
    }),
    described.of([]),
    EditorState.readOnly.of(options.isReadOnly),
    EditorView.editable.of(!options.isReadOnly),
    editorTheme(),
    options.onEdit ? recorder(options.onEdit) : [],
    options.onChange ? reportChange(options.onChange) : [],
    options.onFocus ? EditorView.domEventObservers({ focus: options.onFocus }) : [],
  ]
}

function reportChange(onChange: (document: Text) => void): Extension {
  return EditorView.updateListener.of((update) => {
    if (update.docChanged) onChange(update.state.doc)
  })
}

/**
 * Mounts an editor under `host`, in a shadow root: there the editor's styles are adopted sheets, which the content
 * security policy allows, where elsewhere it would add style elements, which it refuses.
 */
export function mountEditor(host: HTMLElement, state: EditorState): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  return new EditorView({ state, root, parent: root })
}
