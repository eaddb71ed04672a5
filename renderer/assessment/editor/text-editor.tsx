import { EditorState, type Text } from '@codemirror/state'
import { useEffect, useRef } from 'react'
import type { Client } from '../../app/client.ts'
import { useClient, useClientState } from '../../app/context.ts'
import { useAuthoredEmpty } from '../../i18n/authored.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { Notice } from '../../ui/notice.tsx'
import { holdEditorClipboard } from '../clipboard/hold-editor.ts'
import { describeEditor, editorExtensions, mountEditor } from './field-editor.ts'
import { WordCount } from './word-count.tsx'
import './text-editor.css'

/** How long after the last change the rest of the screen (word count, review) follows the text. */
const SETTLE_MS = 200

export interface TextEditorProps {
  /** Row of the field table: `item-id.field-id`, or `item-id.field-id.slot`. */
  readonly name: string
  readonly label: string
  readonly help?: string | undefined
  readonly minWords: number
  readonly maxWords: number
  /** `long`: prose of some length. `short`: a few lines. `line`: one line. */
  readonly size: 'long' | 'short' | 'line'
  /** Name under which the desk finds it (`targetName`). */
  readonly target?: string
}

/** The editor of one text, whose transactions are the recorded edits, with its word count. Typing renders nothing. */
export function TextEditor({ name, label, help, minWords, maxWords, size, target }: TextEditorProps) {
  const t = useWords('assessment')
  const written = useAuthoredEmpty()
  const client = useClient()
  const host = useRef<HTMLDivElement>(null)
  const isTooLong = useClientState((state) => state.refusedField === name)
  const isSingleLine = size === 'line'

  useEffect(() => {
    if (!host.current) return
    const settle = createSettle(client, name)
    const extensions = editorExtensions({
      isReadOnly: client.store.getState().attempt?.phase === 'submitted',
      isSingleLine,
      onEdit: (splices, before, after) => client.queue.edit(name, splices, before, after),
      onChange: settle.later,
      onFocus: () => {
        client.editors.lastFocused = name
      },
      clipboard: holdEditorClipboard(client.clipboard, name),
      onRefused: () => client.store.setState({ refusedField: name }),
    })
    const view = mountEditor(host.current, stateOf(client, name, extensions))
    client.editors.views.set(name, view)
    const { editing } = client.store.getState()
    return () => {
      if (client.store.getState().editing === editing) settle.now(view.state.doc)
      // The state keeps the undo history, so that it survives going to another item and back.
      if (client.store.getState().editing === editing) client.editors.states.set(name, view.state)
      client.editors.views.delete(name)
      view.destroy()
    }
  }, [client, name, isSingleLine])

  const window = t('words.window', { min: minWords, max: maxWords })
  useEffect(() => {
    const view = client.editors.views.get(name)
    // Two sentences, or one: the help that the pack gives, and the window.
    if (view) describeEditor(view, { label, description: [help, window].filter(Boolean).join(' ') })
  }, [client, name, label, help, window])

  return (
    <div className="text-editor">
      <div className={`text-editor-host is-${size}`} {...written} data-field={name} data-target={target} ref={host} />
      <WordCount name={name} minWords={minWords} maxWords={maxWords} />
      {isTooLong ? (
        <Notice
          tone="caution"
          announce="alert"
          happened={t('tooLong.happened')}
          safe={t('tooLong.safe')}
          next={t('tooLong.next')}
        />
      ) : null}
    </div>
  )
}

/** The editor's state as this window left it, else a fresh one with the text that main has recorded. */
function stateOf(client: Client, name: string, extensions: ReturnType<typeof editorExtensions>): EditorState {
  const kept = client.editors.states.get(name)
  if (kept) return kept
  const value = client.store.getState().values[name]
  return EditorState.create({ doc: typeof value === 'string' ? value : '', extensions })
}

function createSettle(client: Client, name: string) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = (document: Text) => {
    clearTimeout(timer)
    client.noteText(name, document.toString())
  }
  return {
    now,
    later() {
      clearTimeout(timer)
      timer = setTimeout(() => {
        // What is there then: a command may have changed the text since, also while its editor was away.
        const state = client.editors.views.get(name)?.state ?? client.editors.states.get(name)
        if (state) now(state.doc)
      }, SETTLE_MS)
    },
  }
}
