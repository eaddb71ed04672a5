import type { AttemptView } from '../../shared/ipc/views.ts'
import { useClientState } from '../app/context.ts'
import { DisplayMenu } from '../display/display-menu.tsx'
import { Authored } from '../i18n/authored.tsx'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { SaveState } from '../ui/save-state.tsx'
import { useNow } from '../ui/use-now.ts'

export interface TopBarProps {
  readonly attempt: AttemptView
  readonly section: string
  readonly position: string
}

/** Where you are, how long you have been at it, and what is safe. */
export function TopBar({ attempt, section, position }: TopBarProps) {
  const save = useClientState((state) => state.save)
  const sync = useClientState((state) => state.sync)
  const queue = useClientState((state) => state.queue)
  return (
    <header className="top-bar">
      <div className="top-bar-where">
        <span className="top-bar-assessment" dir="auto">
          {attempt.assessment}
        </span>
        <span className="soft small">
          <Authored>{section}</Authored> · {position}
        </span>
      </div>
      <TimeUsed startedWallMs={attempt.startedWallMs} />
      <div className="top-bar-end">
        <SaveState save={save} sync={sync} hasUnconfirmed={queue.pending > 0} />
        <DisplayMenu />
      </div>
    </header>
  )
}

function TimeUsed({ startedWallMs }: { readonly startedWallMs: number | null }) {
  const t = useWords('assessment')
  const { clockTime, stopwatch } = useFormats()
  const now = useNow(1_000)
  if (startedWallMs === null) return null
  return (
    <div className="top-bar-time" title={t('time.startedAt', { time: clockTime(startedWallMs) })}>
      <span className="top-bar-time-value figures">{stopwatch(now - startedWallMs)}</span>
      <span className="soft small">{t('time.sinceStart')}</span>
    </div>
  )
}
