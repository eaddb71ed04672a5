import { type ErrorCode, errors } from '../../../shared/errors.ts'
import type { SaveView } from '../../../shared/ipc/views.ts'

/** Follows what is durable: `saved` only while nothing that was handed over still waits for the disk. */
export interface SaveState {
  readonly view: () => SaveView
  /** Counts work that waits for the disk until it is done; work that was refused for another reason counts no more. */
  readonly track: <Value>(work: Promise<Value>) => Promise<Value>
  /** Says that the disk refused. What waits is kept in memory and tried again; success ends this state. */
  readonly fail: (code: ErrorCode) => void
  /** Says that the disk took something: a refusal that nothing waits for any more is over. */
  readonly wrote: () => void
}

/** `changed` is called with every new view. */
export function createSaveState(wallMs: () => number, changed: (view: SaveView) => void): SaveState {
  let view: SaveView = { state: 'saved', savedWallMs: null }
  let waiting = 0
  const become = (next: SaveView) => {
    if (next.state === 'saving' && view.state !== 'saved') return
    view = next
    changed(view)
  }
  return {
    view: () => view,
    track: async (work) => {
      waiting += 1
      become({ state: 'saving', savedWallMs: view.savedWallMs })
      try {
        const done = await work
        waiting -= 1
        if (waiting === 0) become({ state: 'saved', savedWallMs: wallMs() })
        return done
      } catch (cause) {
        waiting -= 1
        // Work that is given up while the disk refuses was not saved.
        if (waiting === 0 && view.state === 'saving') become({ state: 'saved', savedWallMs: view.savedWallMs })
        throw cause
      }
    },
    wrote: () => {
      if (waiting === 0 && view.state === 'failed') become({ state: 'saved', savedWallMs: wallMs() })
    },
    fail: (code) => become({ state: 'failed', savedWallMs: view.savedWallMs, code, message: errors[code].message }),
  }
}
