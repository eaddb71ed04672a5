import type { SaveView, SyncView } from '../../shared/ipc/views.ts'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { describeSave, describeSync } from './save-words.ts'
import { useNow } from './use-now.ts'
import './save-state.css'

export interface SaveStateProps {
  readonly save: SaveView
  readonly sync: SyncView
  /** Changes that this window holds and main has not yet confirmed as durable. */
  readonly hasUnconfirmed: boolean
}

/** What is safe, and where: first on this device, then on the server. */
export function SaveState({ save, sync, hasUnconfirmed }: SaveStateProps) {
  const t = useWords('ui')
  const formats = useFormats()
  const { fullTime } = formats
  const now = useNow(1_000)
  const saved = describeSave({ t, formats }, save, hasUnconfirmed, now)
  const sent = describeSync({ t, formats }, sync, now)
  return (
    <div className="save-state">
      <span
        className={`save-state-line is-${saved.tone}`}
        {...(save.savedWallMs === null ? {} : { title: fullTime(save.savedWallMs) })}
      >
        {saved.words}
      </span>
      <span
        className={`save-state-line save-state-sync is-${sent.tone}`}
        {...(sync.sentWallMs === null ? {} : { title: fullTime(sync.sentWallMs) })}
      >
        {sent.words}
      </span>
      {/* Heard only when the kind of state changes, not every second. */}
      <span className="visually-hidden" role="status">
        {saved.spoken}
      </span>
    </div>
  )
}
