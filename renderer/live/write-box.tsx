import { MAX_MESSAGES } from '../../shared/api/live.ts'
import type { LiveView } from '../../shared/ipc/views.ts'
import { useClient, useClientState } from '../app/context.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { changeHelp } from './help-state.ts'

/** Longest message, in UTF-16 units (docs/spec/live.md, LV8). */
const MAX = 2_000

/** Where a candidate writes to the invigilator. What is typed stays until it is in the record. */
export function WriteBox({ live: { messages } }: { readonly live: LiveView }) {
  const t = useWords('live')
  const client = useClient()
  const text = useClientState((state) => state.help.draft)
  const { run, isBusy, failure } = useAsk()
  if (messages.length >= MAX_MESSAGES) return <p>{t('write.full', { count: messages.length })}</p>
  const send = () => {
    if (isBusy || text.trim() === '') return
    void run('live/write', { text: text.trim() }, (live) => {
      client.store.setState({ live })
      changeHelp(client, { draft: '' })
    })
  }
  return (
    <form
      className="help-write"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextArea
        label={t('write.label')}
        help={t('write.help', { count: MAX - text.length })}
        value={text}
        onChange={(draft) => changeHelp(client, { draft })}
        maxLength={MAX}
      />
      <FailureNotice failure={failure} safe={t('failureSafe')} />
      <div>
        <Button type="submit" tone="primary" isBusy={isBusy} isDisabled={text.trim() === ''}>
          {t('write.send')}
        </Button>
      </div>
    </form>
  )
}
