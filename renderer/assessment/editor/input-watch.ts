import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { isAnonymous, mayInsert } from '../../../shared/attempt/key-press.ts'
import type { InputFacts } from './edit-kind.ts'

/**
 * How long after an input event a change may still be its effect. The editor reads the page within some milliseconds, and
 * later on a computer that is busy: so the first change has a second, and further ones have a tenth of it.
 */
const FIRST_EFFECT_MS = 1_000
const EFFECT_MS = 100
/** Presses that wait for their insertion: as many as may come before the first one is put in. */
const MOST_WAITING = 8

export interface InputWatch {
  readonly extension: Extension
  /** Asked once for each change, when it is made: what the last input event said, if it was trusted and can explain it. */
  readonly factsOfChange: () => InputFacts | null
}

/** Watches an editor's input events, before the editor itself acts on them. `nowMs` is a monotonic clock. */
export function watchInput(nowMs: () => number): InputWatch {
  let latest: (InputFacts & { readonly atMs: number }) | null = null
  let isUsed = false
  let waiting = 0
  let lastPress: 'anonymous' | 'named' = 'named'

  const note = (event: Event, inputType: string, data: string | null, press: InputFacts['press']) => {
    latest = event.isTrusted ? { inputType, data, press, atMs: nowMs() } : null
    // What a key does by itself is done at once.
    isUsed = inputType === 'keydown'
  }
  const extension = EditorView.domEventObservers({
    keydown(event) {
      const { key, ctrlKey: control, altKey: alt, metaKey: meta } = event
      if (event.isTrusted && mayInsert({ key, control, alt, meta })) {
        waiting = Math.min(MOST_WAITING, waiting + 1)
        lastPress = isAnonymous(key) ? 'anonymous' : 'named'
      }
      note(event, 'keydown', null, 'named')
    },
    beforeinput(event) {
      note(event, event.inputType, event.data, waiting === 0 ? 'none' : lastPress)
      waiting = Math.max(0, waiting - 1)
    },
    paste: (event) => note(event, 'insertFromPaste', null, 'none'),
    drop: (event) => note(event, 'insertFromDrop', null, 'none'),
    cut: (event) => note(event, 'deleteByCut', null, 'none'),
  })
  return {
    extension,
    factsOfChange: () => {
      const limitMs = isUsed ? EFFECT_MS : FIRST_EFFECT_MS
      isUsed = true
      return latest && nowMs() - latest.atMs <= limitMs ? latest : null
    },
  }
}
