import { useClient, useClientState } from '../app/context.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { openHelp, unreadIn } from './help-state.ts'
import './live.css'

/** The quiet way to the invigilator; absent where the policy lets nobody write. */
export function HelpMenu() {
  const t = useWords('live')
  const client = useClient()
  const live = useClientState((state) => state.live)
  if (live === null || !live.mayWrite) return null
  const unread = unreadIn(live).length
  const label = unread > 0 ? t('menu.unread', { count: unread }) : t(live.isHandRaised ? 'menu.hand' : 'menu')
  return (
    <>
      <Button tone="quiet" label={label} onPress={() => openHelp(client)}>
        <Icon name={live.isHandRaised && unread === 0 ? 'hand' : 'message'} />
        {t('menu')}
        {unread === 0 ? null : <span className="help-count figures" data-count={unread} />}
      </Button>
      <HelpDialog live={live} />
    </>
  )
}
