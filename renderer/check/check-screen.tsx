import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { AttemptView, CheckView } from '../../shared/ipc/views.ts'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { type Place, placeOf } from '../app/state.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { CheckRow } from './check-row.tsx'
import './check.css'

/** The system check: what this computer can record, before the assessment starts. */
export function CheckScreen() {
  const t = useWords('check')
  const app = useClientState((state) => state.app)
  const { checks, failure, isBusy, run } = useCheck()
  const onward = useProceed()
  const isBlocked = checks?.some((check) => check.outcome === 'blocked') ?? false
  return (
    <Page step={3} title={t('title')} lead={t('lead')}>
      {app?.isStandIn ? (
        <Notice tone="caution" happened={t('standIn.happened')} safe={t('standIn.safe')} next={t('standIn.next')} />
      ) : null}
      {checks ? (
        <ul className="checks" aria-label={t('results')}>
          {checks.map((check) => (
            <CheckRow key={check.check} check={check} platform={app?.platform ?? ''} />
          ))}
        </ul>
      ) : failure ? null : (
        <Skeleton label={t('checking')} />
      )}
      <FailureNotice failure={failure} safe={t('failure.safe')} next={t('failure.next')} />
      <FailureNotice failure={onward.failure} />
      {isBlocked ? <Notice tone="problem" happened={t('blocked.happened')} next={t('blocked.next')} /> : null}
      <div className="page-actions">
        <Button onPress={() => void run()} isBusy={isBusy}>
          {t('again')}
        </Button>
        <Button
          tone="primary"
          isDisabled={!checks || isBlocked}
          isBusy={onward.isBusy}
          onPress={() => void onward.proceed()}
        >
          {t('continue')}
        </Button>
      </div>
      <p className="soft small">{t('whenRecorded')}</p>
    </Page>
  )
}

function useCheck() {
  const { run: ask, isBusy, failure } = useAsk()
  const [checks, setChecks] = useState<readonly CheckView[] | null>(null)
  const run = useCallback(() => ask('attempt/check', null, (reply) => setChecks(reply.checks)), [ask])
  const hasRun = useRef(false)
  useEffect(() => {
    if (hasRun.current) return // each run is recorded, and one visit is one run
    hasRun.current = true
    void run()
  }, [run])
  return { checks, failure, isBusy, run }
}

/** On to the lobby, with the attempt as it is after the check. */
function useProceed() {
  const client = useClient()
  const navigate = useNavigate()
  const attemptId = useClientState((state) => state.attempt?.attemptId)
  const { run, isBusy, failure } = useAsk()
  const proceed = async () => {
    if (attemptId === undefined) return
    await run('attempt/open', { attemptId }, (attempt) => {
      client.take(attempt)
      return navigate({ to: placeAfterCheck(attempt) })
    })
  }
  return { proceed, failure, isBusy }
}

function placeAfterCheck(attempt: AttemptView): '/lobby' | Place {
  return attempt.phase === 'checked' ? '/lobby' : placeOf(attempt)
}
