import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CheckView } from '../../shared/ipc/views.ts'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import type { Failure } from '../app/state.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { CheckRow } from './check-row.tsx'
import './check.css'

/** The system check: what this computer can record, before the assessment starts. */
export function CheckScreen() {
  const app = useClientState((state) => state.app)
  const { checks, failure, isBusy, run } = useCheck()
  const begin = useBegin()
  const isBlocked = checks?.some((check) => check.outcome === 'blocked') ?? false
  return (
    <Page
      step={3}
      title="System check"
      lead="What this computer can and cannot record. A reviewer sees the same list, so that nothing missing is read as something hidden."
    >
      {app?.isStandIn ? (
        <Notice
          tone="caution"
          happened="This client runs on a stand-in for Electron, for tests and demonstrations."
          safe="Everything works and is recorded as usual."
          next="The record and the review page say that this attempt was not proctored by the real client."
        />
      ) : null}
      {checks ? (
        <ul className="checks" aria-label="Results">
          {checks.map((check) => (
            <CheckRow key={check.check} check={check} />
          ))}
        </ul>
      ) : failure ? null : (
        <Skeleton label="Checking this computer" />
      )}
      {failure ? (
        <Notice
          tone="problem"
          announce="alert"
          happened={failure.message}
          safe="Your consent is saved on this device; the assessment has not started."
          next="Run the check again."
          code={failure.code}
        />
      ) : null}
      {begin.failure ? (
        <Notice tone="problem" announce="alert" happened={begin.failure.message} code={begin.failure.code} />
      ) : null}
      {isBlocked ? (
        <Notice
          tone="problem"
          happened="Something must be changed before the assessment can start."
          next="Do what the marked line says, then run the check again."
        />
      ) : null}
      <div className="page-actions">
        <Button onPress={() => void run()} isBusy={isBusy}>
          Run the check again
        </Button>
        <Button
          tone="primary"
          isDisabled={!checks || isBlocked}
          isBusy={begin.isBusy}
          onPress={() => void begin.begin()}
        >
          Start the assessment
        </Button>
      </div>
      <p className="soft small">Recording starts when you press “Start the assessment”, and ends when you submit.</p>
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
