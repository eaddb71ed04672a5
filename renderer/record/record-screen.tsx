import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { RecordView } from '../../shared/ipc/views.ts'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { placeOf } from '../app/state.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { deriveOwnRecord } from './own-record.ts'
import { OwnTimeline } from './own-timeline.tsx'
import { RecordEntries } from './record-entries.tsx'
import { RuleAnswers } from './rule-answers.tsx'
import './record.css'

/** How often it is looked whether a reply has reached the server. */
const SENT_MS = 3_000

/** The candidate's own record: everything that a reviewer will see, what it is used for, and room to reply. */
export function RecordScreen() {
  const t = useWords('record')
  const navigate = useNavigate()
  const attempt = useClientState((state) => state.attempt)
  const asking = useAsk()
  const [record, setRecord] = useState<RecordView | null>(null)
  const { run } = asking
  useEffect(() => {
    void run('record/look', null, setRecord)
  }, [run])
  useWhenSent(record, setRecord)
  const own = useMemo(
    () => (attempt === null || record === null ? null : deriveOwnRecord(record, attempt)),
    [attempt, record],
  )
  if (attempt === null) return null
  const isSubmitted = attempt.phase === 'submitted'
  const back = () => void navigate({ to: attempt.phase === 'answering' ? '/lobby' : placeOf(attempt) })
  return (
    <Page isWide title={t('title')} lead={t(isSubmitted ? 'leadSubmitted' : 'lead')}>
      <FailureNotice failure={asking.failure} safe={t('failureSafe')} />
      {own === null ? (
        asking.failure === null ? (
          <Skeleton label={t('loading')} lines={8} />
        ) : (
          <Button onPress={() => void run('record/look', null, setRecord)}>{t('again')}</Button>
        )
      ) : (
        <>
          <OwnTimeline own={own} onRecord={setRecord} />
          <RuleAnswers findings={own.derived.findings} />
          <RecordEntries own={own} isSubmitted={isSubmitted} onRecord={setRecord} />
        </>
      )}
      <div className="page-actions">
        <Button tone="primary" onPress={back}>
          {t('back')}
        </Button>
      </div>
    </Page>
  )
}

/** Takes the record anew once the server holds every reply, so that none is shown as waiting that is not. */
function useWhenSent(record: RecordView | null, onRecord: (record: RecordView) => void): void {
  const client = useClient()
  const isWaiting = record?.replies.some(({ isSent }) => !isSent) ?? false
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(async () => {
      const looked = await client.ask('record/look', null)
      if (looked.ok && looked.value.replies.every(({ isSent }) => isSent)) onRecord(looked.value)
    }, SENT_MS)
    return () => clearInterval(timer)
  }, [client, isWaiting, onRecord])
}
