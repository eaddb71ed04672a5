import type { EventData } from '../../../shared/attempt/events.ts'
import { type Emitter, listenTo, type Sensor } from './sensor.ts'

type Kind = EventData<'clipboard.changed'>['kinds'][number]

/** What a glance at the clipboard keeps: no text, only what is needed to tell that it is another one. */
export interface Glance {
  /** Digest of the text and the types, salted for this run: it says nothing to anybody else, and never leaves memory. */
  readonly digest: string
  readonly chars: number
  readonly kinds: readonly Kind[]
}

export interface ClipboardWatchDeps {
  readonly window: Emitter & { isFocused(): boolean }
  /** Resolves to null when the clipboard cannot be read now. */
  readonly glance: () => Promise<Glance | null>
}

/** Characters that still count as short, and as medium. */
const shortChars = 80
const mediumChars = 800

/**
 * Records, when the focus comes back, that the clipboard is another one than when it went: its size and kinds, never its
 * content. Opt-in. An image that replaces an image cannot be told from the same one.
 */
export function createClipboardWatchSensor({ window, glance }: ClipboardWatchDeps): Sensor {
  return {
    name: 'clipboard-watch',
    start: (record) => {
      let before: Promise<Glance | null> = glance()
      let isAway = !window.isFocused()
      let isStopped = false
      // Some systems report a departure twice: the glance of the first one counts.
      const leave = () => {
        if (!isAway) before = glance()
        isAway = true
      }
      const compare = async () => {
        if (!isAway) return
        isAway = false
        const [then, now] = [await before, await glance()]
        if (isStopped || then === null || now === null || then.digest === now.digest) return
        void record({ type: 'clipboard.changed', data: { size: sizeOf(now.chars), kinds: [...now.kinds] } })
      }
      const unsubscribe = listenTo(window, { blur: leave, focus: () => void compare() })
      return {
        coverage: { state: 'on', reason: 'It is looked at only when the focus goes and comes back.' },
        stop: () => {
          isStopped = true
          unsubscribe()
        },
      }
    },
  }
}

function sizeOf(chars: number): EventData<'clipboard.changed'>['size'] {
  if (chars === 0) return 'none'
  if (chars <= shortChars) return 'short'
  return chars <= mediumChars ? 'medium' : 'long'
}

/** The kinds that MIME types stand for, each once. */
export function kindsOf(types: readonly string[]): Kind[] {
  return [...new Set(types.map(kindOf))].slice(0, 5)
}

function kindOf(type: string): Kind {
  if (type === 'text/plain') return 'text'
  if (type === 'text/html') return 'html'
  if (type === 'text/uri-list') return 'files'
  return type.startsWith('image/') ? 'image' : 'other'
}
