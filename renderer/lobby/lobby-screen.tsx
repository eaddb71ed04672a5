import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { IntakeView } from '../../shared/ipc/intake-views.ts'
import type { AttemptView } from '../../shared/ipc/views.ts'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { BreakPage } from '../clock/break-page.tsx'
import { AuthoredLanguage } from '../i18n/authored.tsx'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { IntakeCard } from '../intake/intake-card.tsx'
import { HelpBeside } from '../live/help-beside.tsx'
import { SeenLive } from '../live/seen-live.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Sections } from './sections.tsx'
import { Ways, WayToRecord } from './ways.tsx'
import './lobby.css'

/** Before the start: what comes and how long it takes. After it: how far it is, and every way to leave and come back. */
export function LobbyScreen() {
  const t = useWords('lobby')
  const attempt = useClientState((state) => state.attempt)
  const [intake, setIntake] = useState<IntakeView | null>(null)
  const isBreak = useClientState((state) => state.time?.breaks.untilWallMs != null)
  if (!attempt) return null
  if (isBreak) return <BreakPage />
  const isStarted = attempt.phase === 'answering'
  const isIntakeMissing = intake?.rules.isRequired === true && !intake.canFinish
  return (
    <AuthoredLanguage value={attempt.pack.language}>
      <Page step={4} title={attempt.assessment} isTitleAuthored lead={t(isStarted ? 'leadStarted' : 'lead')}>
        <section className="page-section" aria-labelledby="lobby-sections">
          <h2 id="lobby-sections">{t('sections.title')}</h2>
          <Sections attempt={attempt} />
          <TimeFacts attempt={attempt} />
        </section>
        {isStarted ? (
          <>
            <HelpBeside />
            <Ways />
            <WayToRecord />
          </>
        ) : (
          <>
            {attempt.policy.intake === undefined ? null : <IntakeCard view={intake} onView={setIntake} />}
            <Promises hasIntake={attempt.policy.intake !== undefined} />
            <SeenLive live={attempt.policy.integrity.live} />
          </>
        )}
        <Go isStarted={isStarted} isIntakeMissing={isIntakeMissing} />
      </Page>
    </AuthoredLanguage>
  )
}

/** What the clock does, in sentences: limits, extra time, breaks, outages. */
function TimeFacts({ attempt }: { readonly attempt: AttemptView }) {
  const t = useWords('lobby')
  const { duration } = useFormats()
  const time = useClientState((state) => state.time)
  const rules = attempt.policy.time
  if (time === null) return null
  const limitMs = time.leftMs === null ? null : time.usedMs + time.leftMs
  const hasSectionLimits = Object.keys(time.sections).length > 0
  const hasLimits = limitMs !== null || hasSectionLimits
  return (
    <ul className="plain-list">
      {limitMs === null && hasSectionLimits ? null : (
        <li>{limitMs === null ? t('time.noLimit') : t('time.limit', { limit: duration(limitMs) })}</li>
      )}
      {time.extraTimePercent > 0 ? <li>{t('time.extra', { percent: time.extraTimePercent })}</li> : null}
      {hasLimits ? <li>{t(rules?.whileAway === 'runs' ? 'time.runsAway' : 'time.stopsAway')}</li> : null}
      {hasLimits ? <li>{t('time.outage')}</li> : null}
      {time.breaks.left > 0 ? (
        <li>{t('time.breaks', { count: time.breaks.left, minutes: duration(time.breaks.minutes * 60_000) })}</li>
      ) : null}
    </ul>
  )
}

function Promises({ hasIntake }: { readonly hasIntake: boolean }) {
  const t = useWords('lobby')
  return (
    <section className="page-section" aria-labelledby="lobby-promises">
      <h2 id="lobby-promises">{t('promises.title')}</h2>
      <ul className="plain-list">
        <li>{t('promises.saved')}</li>
        <li>{t('promises.leave')}</li>
        <li>{t('promises.review')}</li>
        <li>{t(hasIntake ? 'promises.recordingAfterIntake' : 'promises.recording')}</li>
      </ul>
    </section>
  )
}

function Go({ isStarted, isIntakeMissing }: { readonly isStarted: boolean; readonly isIntakeMissing: boolean }) {
  const t = useWords('lobby')
  const client = useClient()
  const navigate = useNavigate()
  const { run, isBusy, failure } = useAsk()
  const begin = () =>
    run('attempt/begin', null, (attempt) => {
      client.take(attempt)
      return navigate({ to: '/assessment' })
    })
  return (
    <>
      <FailureNotice failure={failure} safe={t('failureSafe')} />
      {isIntakeMissing ? <p>{t('intakeMissing')}</p> : null}
      <div className="page-actions">
        {isStarted ? (
          <Button tone="primary" autoFocus onPress={() => void navigate({ to: '/assessment' })}>
            {t('continue')}
          </Button>
        ) : (
          <>
            <Button onPress={() => void navigate({ to: '/practice' })}>{t('practice')}</Button>
            {isIntakeMissing ? (
              <Button tone="primary" onPress={() => void navigate({ to: '/intake' })}>
                {t('intakeFirst')}
              </Button>
            ) : (
              <Button tone="primary" isBusy={isBusy} onPress={() => void begin()}>
                {t('start')}
              </Button>
            )}
          </>
        )}
      </div>
    </>
  )
}
