import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { placeOf } from '../app/state.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { ServerAddress } from '../invitation/server-address.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import '../invitation/invitation.css'

/** Takes an attempt over from another device, with the code that it shows. */
export function TakeOverScreen() {
  const t = useWords('handOver')
  const client = useClient()
  const navigate = useNavigate()
  const app = useClientState((state) => state.app)
  const [code, setCode] = useState('')
  const [server, setServer] = useState<string | null>(null)
  const { run, isBusy, failure } = useAsk()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run('hand-over/take', { code: code.trim(), server }, (attempt) => {
      client.take(attempt)
      return navigate({ to: placeOf(attempt), replace: true })
    })
  }
  return (
    <Page title={t('take.title')} lead={t('take.lead')}>
      <form className="invitation" onSubmit={submit} aria-label={t('take.title')} noValidate>
        <TextField
          label={t('take.code')}
          help={t('take.help')}
          value={code}
          onChange={setCode}
          isMonospaced
          autoFocus
        />
        <FailureNotice failure={failure} safe={t('take.failureSafe')} />
        <div className="page-actions">
          <ServerAddress
            value={server ?? app?.server ?? ''}
            onChange={setServer}
            isLocked={app?.isServerLocked ?? false}
          />
          <Button onPress={() => void navigate({ to: '/' })}>{t('take.back')}</Button>
          <Button tone="primary" type="submit" isBusy={isBusy} isDisabled={code.trim() === ''}>
            {t('take.do')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
