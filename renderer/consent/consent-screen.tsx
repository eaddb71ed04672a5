import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import type { Failure } from '../app/state.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import './consent.css'

/** The names under which the choices are recorded. */
const choices = [
  { id: 'recording', words: 'I have read what is recorded and why, and I agree to it for this attempt.' },
  { id: 'review', words: 'I agree that the organisation reads my answers and this record to assess them.' },
] as const

export function ConsentScreen() {
  const invitation = useClientState((state) => state.invitation)
  const [agreed, setAgreed] = useState<Readonly<Record<string, boolean>>>({})
  const [isAsked, setAsked] = useState(false)
  const navigate = useNavigate()
  const { enrol, isBusy, failure } = useEnrol()
  if (!invitation) return null
  const isWhole = choices.every(({ id }) => agreed[id])
  const agree = () => (isWhole ? void enrol(agreed) : setAsked(true))
  return (
    <Page step={2} title={invitation.consent.title} lead={`${invitation.organisation} asks for your consent.`}>
      <div className="consent-choices">
        {choices.map(({ id, words }) => (
          <Checkbox
            key={id}
            className="consent-choice"
            isSelected={agreed[id] ?? false}
            onChange={(isSelected) => setAgreed({ ...agreed, [id]: isSelected })}
            isInvalid={isAsked && !agreed[id]}
          >
            <span className="consent-box">{agreed[id] ? <Icon name="good" /> : null}</span>
            <span>{words}</span>
          </Checkbox>
        ))}
      </div>
      {isAsked && !isWhole ? (
        <Notice
          tone="caution"
          announce="alert"
          happened="Tick both sentences to agree, or decline. Nothing is stored yet."
        />
      ) : null}
      <section className="page-section" aria-labelledby="change">
        <h2 id="change">If you change your mind</h2>
        <ul className="plain-list">
          <li>Before you submit, you can stop at any time: close Candor and do not return.</li>
          <li>If you decline now, nothing is stored on this device or at the server, and the code stays valid.</li>
        </ul>
      </section>
      <p className="soft small">
        Document {invitation.consent.id}, version {invitation.consent.version}. Its digest becomes part of your record:{' '}
        <span className="mono digest">{invitation.consentDigest}</span>
      </p>
      {failure ? (
        <Notice
          tone="problem"
          announce="alert"
          happened={failure.message}
          safe="Nothing was recorded."
          next="Press Agree again, or go back and read the document."
          code={failure.code}
        />
      ) : null}
      <div className="page-actions">
        <Button tone="quiet" onPress={() => void navigate({ to: '/who' })}>
          Back
        </Button>
        <Button onPress={() => void navigate({ to: '/declined' })}>Decline</Button>
        <Button tone="primary" isBusy={isBusy} onPress={agree}>
          Agree and continue
        </Button>
      </div>
    </Page>
  )
}

function useEnrol() {
  const client = useClient()
  const navigate = useNavigate()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const enrol = async (agreed: Readonly<Record<string, boolean>>) => {
    const invitation = client.store.getState().invitation
    if (!invitation) return
    setBusy(true)
    const { code, consentDigest } = invitation
    const reply = await client.ask('attempt/enrol', { code, consentDigest, choices: { ...agreed } })
    setBusy(false)
    if (!reply.ok) return setFailure(reply)
    client.take(reply.value)
    await navigate({ to: '/check' })
  }
  return { enrol, isBusy, failure }
}
