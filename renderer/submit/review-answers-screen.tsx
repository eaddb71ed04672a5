import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Trans } from 'react-i18next'
import { useClient, useClientState } from '../app/context.ts'
import { useAsk } from '../app/use-ask.ts'
import { AssessmentNotices } from '../assessment/assessment-notices.tsx'
import { TopBar } from '../assessment/top-bar.tsx'
import { useClosedSections } from '../clock/use-clock.ts'
import { AuthoredLanguage } from '../i18n/authored.tsx'
import { useWords } from '../i18n/use-words.ts'
import { MessageNotice } from '../live/message-notice.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { describeMissing, type ReviewedField, reviewFields } from './list-open.ts'
import { ReviewRow } from './review-row.tsx'
import '../assessment/assessment.css'
import './submit.css'

/** Every field before submission; what is blank or too short comes first and leads straight to its place. */
export function ReviewAnswersScreen() {
  const t = useWords('submit')
  const navigate = useNavigate()
  const attempt = useClientState((state) => state.attempt)
  const values = useClientState((state) => state.values)
  const [isConfirming, setConfirming] = useState(false)
  const submission = useSubmit()
  const closed = useClosedSections(attempt?.pack.sections.map(({ id }) => id) ?? [])
  const title = t('review.title')
  useEffect(() => {
    document.title = `${title} · Candor`
  }, [title])
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [])
  if (!attempt) return null
  const fields = reviewFields(attempt.pack, values)
  // What can no longer be filled keeps nobody from submitting (docs/spec/time.md, TM16).
  const isFillable = ({ section }: ReviewedField) => !closed.includes(section.id)
  const missing = describeMissing(t, fields.filter(isFillable))
  const left = describeMissing(
    t,
    fields.filter((field) => !isFillable(field)),
  )
  const open = fields.filter((field) => field.state !== 'complete')
  return (
    <AuthoredLanguage value={attempt.pack.language}>
      <div className="assessment">
        <TopBar attempt={attempt} section={t('review.section')} position={t('review.position')} />
        <MessageNotice />
        <AssessmentNotices />
        <main className="page review-answers">
          <header className="page-heading">
            <h1>{title}</h1>
            <p className="page-lead">{missing ? t('review.leadOpen') : t('review.leadComplete')}</p>
          </header>
          {open.length > 0 ? (
            <section className="page-section" aria-labelledby="missing">
              {missing ? <Notice tone="caution" {...missing} /> : null}
              {left ? <Notice tone="plain" happened={left.happened} next={t('open.timeOver')} /> : null}
              <h2 id="missing">{t(missing ? 'review.toFill' : 'review.leftBlank')}</h2>
              <ul className="review-list">
                {open.map((field) => (
                  <ReviewRow key={field.name} reviewed={field} />
                ))}
              </ul>
            </section>
          ) : null}
          {open.length < fields.length ? (
            <section className="page-section" aria-labelledby="answered">
              <h2 id="answered">{t('review.answered')}</h2>
              <ul className="review-list">
                {fields
                  .filter((field) => field.state === 'complete')
                  .map((field) => (
                    <ReviewRow key={field.name} reviewed={field} />
                  ))}
              </ul>
            </section>
          ) : null}
          <FailureNotice failure={submission.failure} safe={t('review.failureSafe')} next={t('review.failureNext')} />
          <div className="page-actions">
            <Button onPress={() => void navigate({ to: '/assessment' })}>{t('review.back')}</Button>
            <Button tone="primary" isDisabled={missing !== null} onPress={() => setConfirming(true)}>
              {t('review.submit')}
            </Button>
          </div>
          <p className="soft small">
            <Trans t={t} i18nKey="review.goOn" components={{ goOn: <Link to="/assessment" /> }} />
          </p>
        </main>
        <Dialog
          isOpen={isConfirming}
          onClose={() => setConfirming(false)}
          title={t('confirm.title')}
          actions={
            <>
              <Button onPress={() => setConfirming(false)}>{t('confirm.keep')}</Button>
              <Button
                tone="primary"
                isBusy={submission.isBusy}
                onPress={() => void submission.submit().then(() => setConfirming(false))}
              >
                {t('confirm.submit')}
              </Button>
            </>
          }
        >
          {left ? <p>{t('confirm.incomplete', { missing: left.happened })}</p> : null}
          <p>{t('confirm.body')}</p>
          <p className="soft">{t('confirm.offline')}</p>
        </Dialog>
      </div>
    </AuthoredLanguage>
  )
}

function useSubmit() {
  const client = useClient()
  const navigate = useNavigate()
  const { runRecorded, isBusy, failure } = useAsk()
  const submit = () =>
    runRecorded('attempt/submit', null, (receipt) => {
      client.store.setState(({ attempt }) => ({
        receipt,
        attempt: attempt && { ...attempt, phase: 'submitted', receipt },
      }))
      client.editors.states.clear()
      return navigate({ to: '/receipt', replace: true })
    })
  return { submit, isBusy, failure }
}
