import { setTimeout as delay } from 'node:timers/promises'
import type { Emitter } from '../sensors/sensor.ts'
import { listenTo } from '../sensors/sensor.ts'
import { type HeldPart, held } from './part.ts'

/** The selection clipboard of X11, which middle click pastes: text is on it as soon as somebody selects some. */
export interface SelectionClipboard {
  readText(): Promise<string>
  writeText(text: string): Promise<void>
  clear(): void
}

export interface ClipboardPartDeps {
  readonly window: Emitter
  /** Null where the system has none. */
  readonly selection: SelectionClipboard | null
  /** Says whether the assessment shows this text, or the candidate wrote it there. */
  readonly isOfAssessment: (text: string) => boolean
}

/** What was just typed and selected reaches main a moment after the window lost the focus: it is looked at again, in ms. */
const looks = [0, 250, 1_000, 3_000]

/**
 * Holds the clipboard by never using the system's: what is copied inside stays inside (renderer/assessment/clipboard), so
 * what the candidate had on it is untouched in every form, and nothing is to be put back after a crash. Only the selection
 * clipboard of Linux cannot be kept out: what is selected is on it. It is put back when the window loses the focus and
 * when the part is released, where it still holds text of the assessment.
 */
export function createClipboardPart({ window, selection, isOfAssessment }: ClipboardPartDeps): HeldPart {
  let before: Promise<string> | null = null
  let unsubscribe = () => {}
  let looking = new AbortController()
  /** Returns true when there is nothing left to put back. */
  const putBack = async (given: Promise<string>, from: SelectionClipboard) => {
    const [earlier, now] = await Promise.all([given, from.readText()])
    if (now === earlier || now === '') return true
    if (!isOfAssessment(now)) return false
    if (earlier === '') from.clear()
    else await from.writeText(earlier)
    return true
  }
  const stopLooking = () => looking.abort()
  const putBackSoon = async () => {
    stopLooking()
    looking = new AbortController()
    const { signal } = looking
    const given = before
    if (given === null || selection === null) return
    for (const wait of looks) {
      if (wait > 0) await delay(wait, undefined, { signal, ref: false }).catch(() => undefined)
      // One that could not be read now may be readable at the next look.
      if (signal.aborted || (await putBack(given, selection).catch(() => false))) return
    }
  }
  return {
    part: 'clipboard',
    take: () => {
      if (before !== null) return
      stopLooking()
      before = selection?.readText() ?? Promise.resolve('')
      before.catch(() => undefined)
      unsubscribe = listenTo(window, { blur: () => void putBackSoon(), focus: stopLooking })
    },
    release: () => {
      unsubscribe()
      void putBackSoon()
      before = null
    },
    state: () => (before === null ? { isHeld: false, reason: 'Not taken.' } : held),
    watch: () => () => undefined,
  }
}
