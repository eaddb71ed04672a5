import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import type { Failure } from '../app/state.ts'
import { useFailureWords } from '../i18n/failure-words.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import './consent.css'

/** The names under which the choices are recorded. */
const choices = ['recording', 'review'] as const

export function ConsentScreen() {
  const t = useWords('consent')
  const say = useFailureWords()
  const invitation = useClientState((state) => state.invitation)
  const [agreed, setAgreed] = useState<Readonly<Record<string, boolean>>>({})
  const [isAsked, setAsked] = useState(false)
  const navigate = useNavigate()
  const { enrol, isBusy, failure } = useEnrol()
  if (!invitation) return null
  const isWhole = choices.every((id) => agreed[id])
  const agree = () => (isWhole ? void enrol(agreed) : setAsked(true))
  return (
    <Page
      step={2}
      title={invitation.consent.title}
      isTitleAuthored
      lead={t('consent.lead', { organisation: invitation.organisation })}
    >
      <div className="consent-choices">
        {choices.map((id) => (
          <Checkbox
            key={id}
            className="consent-choice"
            isSelected={agreed[id] ?? false}
            onChange={(isSelected) => setAgreed({ ...agreed, [id]: isSelected })}
            isInvalid={isAsked && !agreed[id]}
          >
            <span className="consent-box">{agreed[id] ? <Icon name="good" /> : null}</span>
            <span>{t(`consent.${id}`)}</span>
          </Checkbox>
        ))}
      </div>
      {isAsked && !isWhole ? <Notice tone="caution" announce="alert" happened={t('consent.tickBoth')} /> : null}
      <section className="page-section" aria-labelledby="change">
        <h2 id="change">{t('consent.changeMind')}</h2>
        <ul className="plain-list">
          <li>{t('consent.stopAnyTime')}</li>
          <li>{t('consent.declineNow')}</li>
        </ul>
      </section>
      <p className="soft small">
        {t('consent.document', { id: invitation.consent.id, version: invitation.consent.version })}{' '}
        <span className="mono digest" dir="ltr">
          {invitation.consentDigest}
        </span>
      </p>
      {failure ? (
        <Notice
          tone="problem"
          announce="alert"
          happened={say(failure)}
          safe={t('consent.failureSafe')}
          next={t('consent.failureNext')}
          code={failure.code}
        />
      ) : null}
      <div className="page-actions">
        <Button tone="quiet" onPress={() => void navigate({ to: '/who' })}>
          {t('who.back')}
        </Button>
        <Button onPress={() => void navigate({ to: '/declined' })}>{t('consent.decline')}</Button>
        <Button tone="primary" isBusy={isBusy} onPress={agree}>
          {t('consent.agree')}
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
