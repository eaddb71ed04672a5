import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import type { Failure } from '../app/state.ts'
import { useFailureWords } from '../i18n/failure-words.ts'
import { useWords } from '../i18n/use-words.ts'
import type { Words } from '../i18n/words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { groupCode, isWholeCode, readCode } from './code.ts'
import { ServerAddress } from './server-address.tsx'
import './invitation.css'

/** First screen: a code, typed or pasted, or carried by the link that opened the client. */
export function InvitationScreen() {
  const t = useWords('invitation')
  const say = useFailureWords()
  const app = useClientState((state) => state.app)
  const startFailure = useClientState((state) => state.startFailure)
  const invited = app?.invitationCode ?? ''
  const [code, setCode] = useState(readCode(invited))
  const [server, setServer] = useState<string | null>(null)
  const { look, isBusy, mistake, failure, clear } = useLook()

  useEffect(() => {
    if (invited) setCode(readCode(invited))
  }, [invited])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void look(code, server)
  }
  const isAboutCode = failure?.code.startsWith('invitation/') ?? false
  const codeError = mistake ? sayMistake(t, mistake) : failure && isAboutCode ? say(failure) : null
  return (
    <Page step={0} title={t('title')} lead={t('lead')}>
      {startFailure ? <StartFailure failure={startFailure} /> : null}
      <form className="invitation" onSubmit={submit} aria-label={t('form.label')} noValidate>
        <TextField
          label={t('code.label')}
          help={t('code.help')}
          value={groupCode(code)}
          onChange={(typed) => {
            clear()
            setCode(readCode(typed))
          }}
          onPaste={(event) => {
            event.preventDefault()
            clear()
            setCode(readCode(event.clipboardData.getData('text/plain')))
          }}
          error={codeError}
          placeholder="XXXX-XXXX-XXXX"
          isMonospaced
          autoFocus
        />
        <div className="page-actions">
          <ServerAddress
            value={server ?? app?.server ?? ''}
            onChange={setServer}
            isLocked={app?.isServerLocked ?? false}
          />
          <Button tone="primary" type="submit" isBusy={isBusy}>
            {isBusy ? t('looking') : t('continue')}
          </Button>
        </div>
        {failure && !isAboutCode ? (
          <Notice
            tone="caution"
            announce="alert"
            happened={say(failure)}
            safe={t('failure.safe')}
            next={t('failure.next')}
            code={failure.code}
          />
        ) : null}
      </form>
      <nav className="other-ways" aria-label={t('otherWays')}>
        <Link to="/preflight">{t('preflight')}</Link>
        <Link to="/practice">{t('practice')}</Link>
        <Link to="/take-over">{t('takeOver')}</Link>
      </nav>
    </Page>
  )
}

function useLook() {
  const client = useClient()
  const navigate = useNavigate()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [mistake, setMistake] = useState<Mistake | null>(null)
  const clear = () => {
    setFailure(null)
    setMistake(null)
  }
  const look = async (code: string, server: string | null) => {
    clear()
    if (!isWholeCode(code)) return setMistake({ length: code.length })
    setBusy(true)
    const reply = await client.ask('invitation/look', { code: groupCode(code), server })
    setBusy(false)
    if (!reply.ok) return setFailure(reply)
    client.store.setState({ invitation: reply.value })
    await navigate({ to: client.store.getState().app?.isCheckAsked ? '/preflight' : '/who' })
  }
  return { look, isBusy, failure, mistake, clear }
}

/** A code that cannot be looked up yet: how many letters and digits it has. */
interface Mistake {
  readonly length: number
}

function sayMistake(t: Words<'invitation'>, { length }: Mistake): string {
  return length === 0 ? t('code.missing') : t('code.incomplete', { length })
}

function StartFailure({ failure }: { readonly failure: Failure }) {
  const t = useWords('invitation')
  const say = useFailureWords()
  return (
    <Notice tone="problem" happened={say(failure)} safe={t('start.safe')} next={t('start.next')} code={failure.code} />
  )
}
