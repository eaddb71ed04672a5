import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CheckView } from '../../shared/ipc/views.ts'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import type { Failure } from '../app/state.ts'
import { useFailureWords } from '../i18n/failure-words.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { CheckRow } from './check-row.tsx'
import './check.css'

/** The system check: what this computer can record, before the assessment starts. */
export function CheckScreen() {
  const t = useWords('check')
  const say = useFailureWords()
  const app = useClientState((state) => state.app)
  const { checks, failure, isBusy, run } = useCheck()
  const begin = useBegin()
  const isBlocked = checks?.some((check) => check.outcome === 'blocked') ?? false
  return (
    <Page step={3} title={t('title')} lead={t('lead')}>
      {app?.isStandIn ? (
        <Notice tone="caution" happened={t('standIn.happened')} safe={t('standIn.safe')} next={t('standIn.next')} />
      ) : null}
      {checks ? (
        <ul className="checks" aria-label={t('results')}>
          {checks.map((check) => (
            <CheckRow key={check.check} check={check} />
          ))}
        </ul>
      ) : failure ? null : (
        <Skeleton label={t('checking')} />
      )}
      {failure ? (
        <Notice
          tone="problem"
          announce="alert"
          happened={say(failure)}
          safe={t('failure.safe')}
          next={t('failure.next')}
          code={failure.code}
        />
      ) : null}
      {begin.failure ? (
        <Notice tone="problem" announce="alert" happened={say(begin.failure)} code={begin.failure.code} />
      ) : null}
      {isBlocked ? <Notice tone="problem" happened={t('blocked.happened')} next={t('blocked.next')} /> : null}
      <div className="page-actions">
        <Button onPress={() => void run()} isBusy={isBusy}>
          {t('again')}
        </Button>
        <Button
          tone="primary"
          isDisabled={!checks || isBlocked}
          isBusy={begin.isBusy}
          onPress={() => void begin.begin()}
        >
          {t('start')}
        </Button>
      </div>
      <p className="soft small">{t('whenRecorded')}</p>
    </Page>
  )
}

function useCheck() {
  const client = useClient()
  const [checks, setChecks] = useState<readonly CheckView[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const run = useCallback(async () => {
    setBusy(true)
    const reply = await client.ask('attempt/check', null)
    setBusy(false)
    setFailure(reply.ok ? null : reply)
    if (reply.ok) setChecks(reply.value.checks)
  }, [client])
  const hasRun = useRef(false)
  useEffect(() => {
    if (hasRun.current) return // each run is recorded, and one visit is one run
    hasRun.current = true
    void run()
  }, [run])
  return { checks, failure, isBusy, run }
}

function useBegin() {
  const client = useClient()
  const navigate = useNavigate()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const begin = async () => {
    setBusy(true)
    const reply = await client.ask('attempt/begin', null)
    setBusy(false)
    if (!reply.ok) return setFailure(reply)
    client.take(reply.value)
    await navigate({ to: '/assessment' })
  }
  return { begin, failure, isBusy }
}
