import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { IntakeView } from '../../shared/ipc/intake-views.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

interface IntakeCardProps {
  /** Null until main has told it. */
  readonly view: IntakeView | null
  readonly onView: (view: IntakeView) => void
}

/** The conversation in the lobby: what it is, how far it is, and the way there. */
export function IntakeCard({ view, onView }: IntakeCardProps) {
  const t = useWords('intake')
  const navigate = useNavigate()
  const { run, failure } = useAsk()
  useEffect(() => {
    void run('intake/look', null, onView)
  }, [run, onView])
  const label =
    view === null || view.choices === null ? 'card.begin' : view.state === 'asking' ? 'card.continue' : 'card.look'
  return (
    <section className="page-section" aria-labelledby="lobby-intake">
      <h2 id="lobby-intake">{t('card.title')}</h2>
      <p>{t('card.about')}</p>
      <FailureNotice failure={failure} safe={t('failureSafe')} />
      {view === null ? (
        failure === null ? (
          <Skeleton label={t('loading')} lines={1} />
        ) : null
      ) : (
        <p className="soft">{progress(t, view)}</p>
      )}
      <div>
        <Button onPress={() => void navigate({ to: '/intake' })}>{t(label)}</Button>
      </div>
    </section>
  )
}

function progress(t: ReturnType<typeof useWords<'intake'>>, view: IntakeView): string {
  const { answered, remaining, rules } = view
  if (view.state === 'deleted') return t('card.deleted')
  if (view.choices === null) return t(rules.isRequired ? 'card.required' : 'card.optional', { count: rules.minAnswers })
  return view.canFinish ? t('card.complete', { answered }) : t('card.progress', { answered, remaining })
}
