import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import type { Failure } from '../app/state.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { groupCode, isWholeCode, readCode } from './code.ts'
import { ServerAddress } from './server-address.tsx'
import './invitation.css'

/** First screen: a code, typed or pasted, or carried by the link that opened the client. */
export function InvitationScreen() {
  const app = useClientState((state) => state.app)
  const startFailure = useClientState((state) => state.startFailure)
  const invited = app?.invitationCode ?? ''
  const [code, setCode] = useState(readCode(invited))
  const [server, setServer] = useState<string | null>(null)
  const { look, isBusy, failure, clear } = useLook()

  useEffect(() => {
    if (invited) setCode(readCode(invited))
  }, [invited])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void look(code, server)
  }
  const isAboutCode = failure?.code.startsWith('invitation/') ?? false
  return (
    <Page
      step={0}
      title="Open your invitation"
      lead="Enter the code from your invitation message. Nothing is recorded until you have read what is recorded and agreed."
    >
      {startFailure ? <StartFailure failure={startFailure} /> : null}
      <form className="invitation" onSubmit={submit} aria-label="Invitation" noValidate>
        <TextField
          label="Invitation code"
          help="Twelve letters and digits. You can paste the whole link or message."
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
          error={isAboutCode ? failure?.message : null}
          placeholder="XXXX-XXXX-XXXX"
          isMonospaced
          autoFocus
        />
        <div className="page-actions">
          <ServerAddress value={server ?? app?.server ?? ''} onChange={setServer} />
          <Button tone="primary" type="submit" isBusy={isBusy}>
            {isBusy ? 'Looking…' : 'Continue'}
          </Button>
        </div>
        {failure && !isAboutCode ? (
          <Notice
            tone="caution"
            announce="alert"
            happened={failure.message}
            safe="Nothing was sent but the code, and nothing is stored."
            next="Check the network and the server address below the code, then press Continue again."
            code={failure.code}
          />
        ) : null}
      </form>
    </Page>
  )
}

function useLook() {
  const client = useClient()
  const navigate = useNavigate()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const look = async (code: string, server: string | null) => {
    if (!isWholeCode(code)) return setFailure(incomplete(code))
    setBusy(true)
    const reply = await client.ask('invitation/look', { code: groupCode(code), server })
    setBusy(false)
    if (!reply.ok) return setFailure(reply)
    client.store.setState({ invitation: reply.value })
    await navigate({ to: '/who' })
  }
  return { look, isBusy, failure, clear: () => setFailure(null) }
}

function incomplete(code: string): Failure {
  const message =
    code.length === 0
      ? 'Enter the code from your invitation message.'
      : `The code has ${code.length} of 12 letters and digits. Check it against your message.`
  return { code: 'invitation/malformed', message }
}

function StartFailure({ failure }: { readonly failure: Failure }) {
  return (
    <Notice
      tone="problem"
      happened={failure.message}
      safe="What was saved on this device has not been changed."
      next="Close Candor and open it again. If this stays, give the code below to whoever invited you."
      code={failure.code}
    />
  )
}
