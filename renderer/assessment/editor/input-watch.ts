import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { InputFacts } from './edit-kind.ts'

/** How long after an input event a change may still be its effect; the editor reads the page within some milliseconds. */
const EFFECT_MS = 100
/** Keys that stand for "some input source", and say nothing about a key press. */
const ANONYMOUS_KEYS = new Set(['Process', 'Unidentified', 'Dead'])

export interface InputWatch {
  readonly extension: Extension
  /** What the last input event said, if it was trusted and is recent enough to explain a change made now. */
  readonly facts: () => InputFacts | null
}

/** Watches an editor's input events, before the editor itself acts on them. `nowMs` is a monotonic clock. */
export function watchInput(nowMs: () => number): InputWatch {
  let latest: (InputFacts & { readonly atMs: number }) | null = null
  let hasUnusedKey = false

  const note = (event: Event, inputType: string, data: string | null, hadKey: boolean) => {
    latest = event.isTrusted ? { inputType, data, hadKey, atMs: nowMs() } : null
  }
  const extension = EditorView.domEventObservers({
    keydown(event) {
      if (event.isTrusted && !ANONYMOUS_KEYS.has(event.key)) hasUnusedKey = true
      note(event, 'keydown', null, true)
    },
    beforeinput(event) {
      note(event, event.inputType, event.data, hasUnusedKey)
      hasUnusedKey = false
    },
    paste: (event) => note(event, 'insertFromPaste', null, false),
    drop: (event) => note(event, 'insertFromDrop', null, false),
    cut: (event) => note(event, 'deleteByCut', null, false),
  })
  return {
    extension,
    facts: () => (latest && nowMs() - latest.atMs <= EFFECT_MS ? latest : null),
  }
}
