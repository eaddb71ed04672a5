import { decidePaste } from '../../../shared/clipboard/decide-paste.ts'
import { markOf } from '../../../shared/clipboard/mark.ts'
import type { Args, Channel, Reply } from '../../../shared/ipc/contract.ts'

export interface HeldClipboardDeps {
  readonly ask: <C extends Channel>(channel: C, args: Args<C>) => Promise<Reply<C>>
  /** Whether the clipboard is held now. */
  readonly isHeld: () => boolean
  /** Told when text from outside was not let in; `hasInner` says that a text of the assessment waits to be pasted. */
  readonly onRefused: (hasInner: boolean) => void
}

/**
 * The clipboard of the assessment while the policy holds it (docs/spec/lockdown.md, L9 to L14): what is copied inside is
 * kept here and in main's memory, and the system's clipboard is neither written nor taken from.
 */
export interface HeldClipboard {
  readonly isHeld: () => boolean
  /** Keeps what was copied or cut. */
  readonly keep: (text: string) => void
  /** The text that a paste puts in; null for nothing. `outside` is what the system offers; refused text is recorded for `field`. */
  readonly paste: (outside: string, field: string | null) => string | null
  /** Text from outside was dropped on a field. */
  readonly refuseDrop: (outside: string, field: string | null) => void
  /** The middle button goes down: what is selected in the page now may be pasted by it. */
  readonly middlePressed: (selected: string) => void
  /** Brings back what was copied before the page was loaded. */
  readonly restore: () => Promise<void>
}

/** How long after the middle button went down a paste is its effect. */
const MIDDLE_MS = 1_000

export function createHeldClipboard({ ask, isHeld, onRefused }: HeldClipboardDeps): HeldClipboard {
  let inner: string | null = null
  let seenMark: string | null = null
  let middle: { readonly selected: string; readonly atMs: number } | null = null

  const refuse = (gesture: 'pasted' | 'dropped', outside: string, field: string | null) => {
    if (field !== null) void ask('clipboard/refused', { gesture, field, chars: outside.length })
    onRefused(inner !== null)
  }
  const pasteMiddle = (outside: string, selected: string, field: string | null): string | null => {
    if (outside === '') return null
    if (outside === selected) return outside
    refuse('pasted', outside, field)
    return null
  }

  return {
    isHeld,
    keep: (text) => {
      inner = text
      seenMark = null
      void ask('clipboard/keep', { text }).then((reply) => {
        if (reply.ok && inner === text) seenMark = reply.value.outsideMark
      })
    },
    paste: (outside, field) => {
      const pressed = middle
      middle = null
      if (pressed !== null && performance.now() - pressed.atMs < MIDDLE_MS)
        return pasteMiddle(outside, pressed.selected, field)
      const outsideMark = markOf(outside)
      const decision = decidePaste({ inner, outside, seenMark, outsideMark })
      if (decision === 'inner') return inner
      if (decision === 'nothing') return null
      seenMark = outsideMark
      refuse('pasted', outside, field)
      return null
    },
    refuseDrop: (outside, field) => {
      if (outside !== '') refuse('dropped', outside, field)
    },
    middlePressed: (selected) => {
      middle = { selected, atMs: performance.now() }
    },
    restore: async () => {
      const reply = await ask('clipboard/kept', null)
      if (!reply.ok || inner !== null) return
      inner = reply.value.text
      seenMark = reply.value.outsideMark
    },
  }
}
