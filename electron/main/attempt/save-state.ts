import type { ErrorCode } from '../../../shared/errors.ts'
import { errors } from '../../../shared/errors.ts'
import type { SaveView } from '../../../shared/ipc/views.ts'

/** Follows what is durable: `saved` only while nothing that was handed over still waits for the disk. */
export interface SaveState {
  readonly view: () => SaveView
  /** Counts work that waits for the disk; passes on its outcome. */
  readonly track: <Value>(work: Promise<Value>) => Promise<Value>
}

/** `changed` is called with every new view. `codeOf` names the error code of a failure to write. */
export function createSaveState(
  wallMs: () => number,
  changed: (view: SaveView) => void,
  codeOf: (cause: unknown) => ErrorCode,
): SaveState {
  let view: SaveView = { state: 'saved', savedWallMs: null }
  let waiting = 0
  const become = (next: SaveView) => {
    if (next.state === view.state && next.state === 'saving') return
    view = next
    changed(view)
  }
  return {
    view: () => view,
    track: async (work) => {
      waiting += 1
      if (view.state !== 'failed') become({ state: 'saving', savedWallMs: view.savedWallMs })
      try {
        const value = await work
        waiting -= 1
        if (waiting === 0) become({ state: 'saved', savedWallMs: wallMs() })
        return value
      } catch (cause) {
        waiting -= 1
        const code = codeOf(cause)
        become({ state: 'failed', savedWallMs: view.savedWallMs, code, message: errors[code].message })
        throw cause
      }
    },
  }
}
