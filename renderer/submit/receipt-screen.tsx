import { useState } from 'react'
import { useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { useLeave } from '../app/use-leave.ts'
import { Authored } from '../i18n/authored.tsx'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
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
  const { fullTime } = useFormats()
  const attempt = useClientState((state) => state.attempt)
  const receipt = useClientState((state) => state.receipt)
  const saving = useAsk()
  const leaving = useLeave()
  const [path, setPath] = useState<string | null>(null)
  if (!attempt || !receipt) return null
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
      {path ? <Notice tone="good" announce="status" happened={t('receipt.saved')} safe={<bdi>{path}</bdi>} /> : null}
      <FailureNotice failure={saving.failure} safe={t('receipt.failureSafe')} next={t('receipt.failureNext')} />
      <FailureNotice failure={leaving.failure} safe={t('receipt.failureSafe')} />
      <div className="page-actions">
        <Button
          isBusy={saving.isBusy}
          onPress={() => void saving.run('attempt/save-sealed', null, (saved) => setPath(saved.path))}
        >
          {t('receipt.save')}
        </Button>
        <Button tone="primary" isBusy={leaving.isBusy} onPress={() => void leaving.leave()}>
          {t('receipt.close')}
        </Button>
      </div>
    </Page>
  )
}
