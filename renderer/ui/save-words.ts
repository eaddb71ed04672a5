import type { SaveView, SyncView } from '../../shared/ipc/views.ts'
import type { Formats } from '../i18n/formats.ts'
import type { Words } from '../i18n/words.ts'

export interface StateWords {
  readonly tone: 'good' | 'busy' | 'caution' | 'problem'
  readonly words: string
  /** The same without what changes every second. */
  readonly spoken: string
}

/** How the interface speaks. */
export interface Voice {
  readonly t: Words<'ui'>
  readonly formats: Pick<Formats, 'bytes' | 'duration'>
}

/**
 * Words for the save state. "Saved" is said only when main has said so and this window holds nothing that main has not
 * confirmed.
 */
export function describeSave(
  { t, formats }: Voice,
  save: SaveView,
  hasUnconfirmed: boolean,
  nowMs: number,
): StateWords {
  if (save.state === 'failed') return { tone: 'problem', words: t('save.failed'), spoken: t('save.failed') }
  if (save.state === 'saving' || hasUnconfirmed) return { tone: 'busy', words: t('save.saving'), spoken: '' }
  if (save.savedWallMs === null) return { tone: 'good', words: t('save.nothing'), spoken: '' }
  const agoMs = nowMs - save.savedWallMs
  const words = agoMs < 1_000 ? t('save.justNow') : t('save.ago', { duration: formats.duration(agoMs) })
  return { tone: 'good', words, spoken: t('save.saved') }
}

/** Words for the way to the server. Waiting is normal and never sounds like a fault. */
export function describeSync({ t, formats }: Voice, sync: SyncView, nowMs: number): StateWords {
  switch (sync.state) {
    case 'sent':
      return { tone: 'good', words: t('sync.sent'), spoken: '' }
    case 'sending':
      return { tone: 'busy', words: t('sync.sending'), spoken: '' }
    case 'waiting': {
      const held = sync.pendingBytes > 0 ? { amount: formats.bytes(sync.pendingBytes) } : null
      const spoken = held ? t('sync.held', held) : t('sync.notSent')
      if (sync.nextTryWallMs === null) return { tone: 'caution', words: spoken, spoken }
      const duration = formats.duration(sync.nextTryWallMs - nowMs)
      const words = held ? t('sync.heldUntil', { ...held, duration }) : t('sync.notSentUntil', { duration })
      return { tone: 'caution', words, spoken }
    }
    case 'stopped':
      return { tone: 'problem', words: t('sync.stopped'), spoken: t('sync.stopped') }
  }
}
