import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { IntakeView } from '../../shared/ipc/intake-views.ts'
import { useClient } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Conversation } from './conversation.tsx'
import { DeleteIntake } from './delete-intake.tsx'
import { Insights } from './insights.tsx'
import { Opening } from './opening.tsx'
import '../consent/consent.css'
import './intake.css'

/** The conversation before the assessment: what it is, its questions, and what was concluded. */
export function IntakeScreen() {
  const t = useWords('intake')
  const navigate = useNavigate()
  const client = useClient()
  const [view, setView] = useState<IntakeView | null>(null)
  const { run, failure } = useAsk()
  useEffect(() => {
    void run('intake/look', null, (looked) => {
      setView(looked)
      // A stop may have come between an answer and the next question.
      if (looked.choices !== null && isBetween(looked))
        return run('intake/open', { choices: looked.choices, language: looked.language, told: looked.told }, setView)
      return undefined
    })
  }, [run])
  // A provider failed or was set up, or a spoken answer ended by itself.
  useEffect(() => client.listen('intake/changed', setView), [client])
  const isStarted = view !== null && view.choices !== null
  return (
    <Page title={t('title')} lead={t('lead')}>
      <FailureNotice failure={failure} safe={t('failureSafe')} />
      {view === null ? (
        failure === null ? (
          <Skeleton label={t('loading')} lines={6} />
        ) : (
          <Button onPress={() => void run('intake/look', null, setView)}>{t('again')}</Button>
        )
      ) : isStarted ? (
        <>
          <Conversation view={view} onView={setView} />
          <Insights view={view} onView={setView} />
          <DeleteIntake onView={setView} />
        </>
      ) : (
        <Opening view={view} onView={setView} />
      )}
      <div className="page-actions">
        <Button
          tone={view?.state === 'finished' ? 'primary' : 'secondary'}
          onPress={() => void navigate({ to: '/lobby' })}
        >
          {t(view?.state === 'asking' ? 'leave' : 'back')}
        </Button>
      </div>
    </Page>
  )
}

function isBetween({ state, turns, isClosed }: IntakeView): boolean {
  const last = turns.at(-1)
  return state === 'asking' && !isClosed && (last === undefined || last.answer !== null || last.isSkipped)
}
