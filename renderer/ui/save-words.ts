import type { SaveView, SyncView } from '../../shared/ipc/views.ts'
import { bytesInWords, duration } from './times.ts'

export interface StateWords {
  readonly tone: 'good' | 'busy' | 'caution' | 'problem'
  readonly words: string
  /** The same without what changes every second. */
  readonly spoken: string
}

/**
 * Words for the save state. "Saved" is said only when main has said so and this window holds nothing that main has not
 * confirmed.
 */
export function describeSave(save: SaveView, hasUnconfirmed: boolean, nowMs: number): StateWords {
  if (save.state === 'failed')
    return { tone: 'problem', words: 'Not saved on this device', spoken: 'Not saved on this device' }
  if (save.state === 'saving' || hasUnconfirmed) return { tone: 'busy', words: 'Saving…', spoken: '' }
  if (save.savedWallMs === null) return { tone: 'good', words: 'Nothing to save yet', spoken: '' }
  const agoMs = nowMs - save.savedWallMs
  const ago = agoMs < 1_000 ? 'just now' : `${duration(agoMs)} ago`
  return { tone: 'good', words: `Saved on this device ${ago}`, spoken: 'Saved on this device' }
}

/** Words for the way to the server. Waiting is normal and never sounds like a fault. */
export function describeSync(sync: SyncView, nowMs: number): StateWords {
  switch (sync.state) {
    case 'sent':
      return { tone: 'good', words: 'Sent', spoken: '' }
    case 'sending':
      return { tone: 'busy', words: 'Sending…', spoken: '' }
    case 'waiting': {
      const waits = sync.nextTryWallMs === null ? '' : `, next try in ${duration(sync.nextTryWallMs - nowMs)}`
      const held = sync.pendingBytes > 0 ? `${bytesInWords(sync.pendingBytes)} to send` : 'Not sent yet'
      return { tone: 'caution', words: `${held}${waits}`, spoken: held }
    }
    case 'stopped':
      return { tone: 'problem', words: 'Sending stopped', spoken: 'Sending stopped' }
  }
}
