import { useClient, useClientState } from '../app/context.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { openHelp, unreadIn } from './help-state.ts'
import './live.css'

/** Says calmly that a message came. The focus stays where it is, and the words show at a press. */
export function MessageNotice() {
  const t = useWords('live')
  const client = useClient()
  const unread = useClientState((state) => unreadIn(state.live).length)
  const happened = unread === 0 ? null : t('arrived.happened', { count: unread })
  return (
    <>
      {/* It stands before there is a message, because a screen reader tells of changes alone. */}
      <p className="visually-hidden" role="status">
        {happened}
      </p>
      {happened === null ? null : (
        <section className="message-notice" aria-label={happened}>
          <Notice
            tone="plain"
            happened={happened}
            safe={t('arrived.safe')}
            action={<Button onPress={() => openHelp(client)}>{t('arrived.read')}</Button>}
          />
        </section>
      )}
    </>
  )
}
