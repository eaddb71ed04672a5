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

/**
 * Holds the clipboard by never using the system's: what is copied inside stays inside (renderer/assessment/clipboard), so
 * what the candidate had on it is untouched in every form, and nothing is to be put back after a crash. Only the selection
 * clipboard of Linux cannot be kept out: what is selected is on it. It is put back when the window loses the focus and
 * when the part is released, where it still holds text of the assessment.
 */
export function createClipboardPart({ window, selection, isOfAssessment }: ClipboardPartDeps): HeldPart {
  let before: Promise<string> | null = null
  let unsubscribe = () => {}
  const putBack = async (given: Promise<string>) => {
    if (selection === null) return
    const [earlier, now] = await Promise.all([given, selection.readText()])
    if (now === earlier || now === '' || !isOfAssessment(now)) return
    if (earlier === '') selection.clear()
    else await selection.writeText(earlier)
  }
  const putBackQuietly = () => {
    if (before !== null) void putBack(before).catch(() => undefined) // a selection that went meanwhile
  }
  return {
    part: 'clipboard',
    take: () => {
      if (before !== null) return
      before = selection?.readText() ?? Promise.resolve('')
      before.catch(() => undefined)
      unsubscribe = listenTo(window, { blur: putBackQuietly })
    },
    release: () => {
      unsubscribe()
      putBackQuietly()
      before = null
    },
    state: () => (before === null ? { isHeld: false, reason: 'Not taken.' } : held),
    watch: () => () => undefined,
  }
}
