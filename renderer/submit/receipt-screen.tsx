import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import type { Failure } from '../app/state.ts'
import { Authored } from '../i18n/authored.tsx'
import { useFailureWords } from '../i18n/failure-words.ts'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { After } from './after.tsx'
import { Digest } from './digest.tsx'
import { Downloads } from './downloads.tsx'
import { SentNotice } from './sent-notice.tsx'
import '../consent/facts.css'
import './submit.css'

/** After submission: what was sealed, where it is, and how to check it later. */
export function ReceiptScreen() {
  const t = useWords('submit')
  const say = useFailureWords()
  const { fullTime } = useFormats()
  const client = useClient()
  const navigate = useNavigate()
  const attempt = useClientState((state) => state.attempt)
  const receipt = useClientState((state) => state.receipt)
  const saving = useSaveSealed()
  if (!attempt || !receipt) return null
  const leave = async () => {
    await client.ask('attempt/leave', null)
    client.forget()
    const described = await client.ask('app/describe', null)
    if (described.ok) client.store.setState({ app: described.value })
    await navigate({ to: '/', replace: true })
  }
  return (
    <Page step={5} title={t('receipt.title')} lead={t('receipt.lead', { assessment: attempt.assessment })}>
      <SentNotice />
      <dl className="facts">
        <div className="fact">
          <dt>{t('receipt.sealed')}</dt>
          <dd>
            <time>{fullTime(receipt.sealedWallMs)}</time>
          </dd>
        </div>
        <div className="fact">
          <dt>{t('receipt.record')}</dt>
          <dd className="figures">{t('receipt.events', { count: receipt.events })}</dd>
        </div>
        <div className="fact">
          <dt>{t('receipt.askedBy')}</dt>
          <dd>
            <Authored>{attempt.organisation}</Authored>, <Authored>{attempt.project}</Authored>
          </dd>
        </div>
        <div className="fact fact-tall">
          <dt>{t('receipt.fingerprint')}</dt>
          <dd>
            <Digest digest={receipt.headDigest} />
            <p className="soft small">{t('receipt.fingerprintWhy')}</p>
          </dd>
        </div>
      </dl>
      <Downloads />
      <After />
      {saving.path ? (
        <Notice tone="good" announce="status" happened={t('receipt.saved')} safe={<bdi>{saving.path}</bdi>} />
      ) : null}
      {saving.failure ? (
        <Notice
          tone="problem"
          announce="alert"
          happened={say(saving.failure)}
          safe={t('receipt.failureSafe')}
          next={t('receipt.failureNext')}
          code={saving.failure.code}
        />
      ) : null}
      <div className="page-actions">
        <Button isBusy={saving.isBusy} onPress={() => void saving.save()}>
          {t('receipt.save')}
        </Button>
        <Button tone="primary" onPress={() => void leave()}>
          {t('receipt.close')}
        </Button>
      </div>
    </Page>
  )
}

function useSaveSealed() {
  const client = useClient()
  const [isBusy, setBusy] = useState(false)
  const [path, setPath] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const save = async () => {
    setBusy(true)
    const reply = await client.ask('attempt/save-sealed', null)
    setBusy(false)
    setFailure(reply.ok ? null : reply)
    if (reply.ok) setPath(reply.value.path)
  }
  return { isBusy, path, failure, save }
}
