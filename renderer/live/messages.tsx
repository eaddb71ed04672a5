import type { LiveView } from '../../shared/ipc/views.ts'
import { useClient, useClientState } from '../app/context.ts'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { openMessage } from './help-state.ts'

/** The thread, oldest first. A message that comes while it is open shows at a press, so that what is read was opened. */
export function Messages({ live: { messages } }: { readonly live: LiveView }) {
  const t = useWords('live')
  return (
    <section aria-label={t('thread.title')} role="log" className="help-messages">
      {messages.length === 0 ? <p className="soft">{t('thread.none')}</p> : null}
      <ol>
        {messages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </ol>
    </section>
  )
}

function Message({ message: { id, from, text, wallMs, isRead, isTold } }: { message: LiveView['messages'][number] }) {
  const t = useWords('live')
  const client = useClient()
  const { clockTime, fullTime } = useFormats()
  const isOpened = useClientState((state) => state.help.opened.includes(id))
  const time = { time: clockTime(wallMs) }
  if (!isRead && !isOpened)
    return (
      <li className="help-message" data-from={from}>
        <p className="small">{t('thread.new', time)}</p>
        <div>
          <Button onPress={() => void openMessage(client, id)}>{t('thread.show')}</Button>
        </div>
      </li>
    )
  const theirs = t('thread.theirs', time)
  return (
    <li className="help-message" data-from={from}>
      <p className="small soft figures" title={fullTime(wallMs)}>
        {from === 'invigilator' ? theirs : t(isTold ? 'thread.own' : 'thread.ownWaiting', time)}
      </p>
      <p className="help-message-text" dir="auto">
        {text}
      </p>
    </li>
  )
}
