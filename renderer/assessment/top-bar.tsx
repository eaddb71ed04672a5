import { useNavigate } from '@tanstack/react-router'
import type { AttemptView } from '../../shared/ipc/views.ts'
import { useClientState } from '../app/context.ts'
import { ClockPanel } from '../clock/clock-panel.tsx'
import { DisplayMenu } from '../display/display-menu.tsx'
import { HoldMenu } from '../hold/hold-menu.tsx'
import { Authored } from '../i18n/authored.tsx'
import { useWords } from '../i18n/use-words.ts'
import { HelpMenu } from '../live/help-menu.tsx'
import { Button } from '../ui/button.tsx'
import { SaveState } from '../ui/save-state.tsx'

export interface TopBarProps {
  readonly attempt: AttemptView
  readonly section: string
  readonly position: string
  /** Id of the section in view, whose own time is shown where it has a limit. */
  readonly sectionId?: string
}

/** Where you are, how much time there is, and what is safe. */
export function TopBar({ attempt, section, position, sectionId }: TopBarProps) {
  const t = useWords('assessment')
  const navigate = useNavigate()
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
      <ClockPanel section={sectionId ?? null} />
      <div className="top-bar-end">
        <Saving />
        <HelpMenu />
        <HoldMenu />
        <Button tone="quiet" onPress={() => void navigate({ to: '/lobby' })}>
          {t('overview')}
        </Button>
        <DisplayMenu />
      </div>
    </header>
  )
}

/** What is safe; on its own, because it changes at every key press and the rest of the bar does not. */
function Saving() {
  const save = useClientState((state) => state.save)
  const sync = useClientState((state) => state.sync)
  const hasUnconfirmed = useClientState((state) => state.queue.pending > 0)
  return <SaveState save={save} sync={sync} hasUnconfirmed={hasUnconfirmed} />
}
