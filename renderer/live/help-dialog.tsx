import type { LiveView } from '../../shared/ipc/views.ts'
import { useClient, useClientState } from '../app/context.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Hand } from './hand.tsx'
import { changeHelp } from './help-state.ts'
import { Messages } from './messages.tsx'
import { WriteBox } from './write-box.tsx'

/** The hand, what was written so far, and a place to write. Closing it loses nothing. */
export function HelpDialog({ live }: { readonly live: LiveView }) {
  const t = useWords('live')
  const client = useClient()
  const isOpen = useClientState((state) => state.help.isOpen)
  const close = () => changeHelp(client, { isOpen: false })
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t('title')}
      actions={
        <Button tone="quiet" autoFocus onPress={close}>
          {t('close')}
        </Button>
      }
    >
      <p className="soft">{t('lead')}</p>
      <Behind />
      <Hand live={live} />
      <Messages live={live} />
      <WriteBox live={live} />
    </Dialog>
  )
}

/** Said before anybody waits for an answer: nothing gets to the server now. */
function Behind() {
  const t = useWords('live')
  const isOnline = useClientState((state) => state.isOnline)
  const sync = useClientState((state) => state.sync)
  if (isOnline && !(sync.state === 'waiting' && sync.code !== null)) return null
  return <Notice tone="plain" announce="status" happened={t('behind')} />
}
