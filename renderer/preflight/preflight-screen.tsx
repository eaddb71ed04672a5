import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { reactionKinds } from '../../shared/attempt/events.ts'
import type { PreflightView } from '../../shared/ipc/preflight-views.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { CheckRow } from '../check/check-row.tsx'
import '../check/check.css'
import { PlannedParts } from '../hold/planned-parts.tsx'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

/** What an invitation will need of this computer, days ahead: nothing is stored, and no attempt is begun. */
export function PreflightScreen() {
  const t = useWords('preflight')
  const hold = useWords('hold')
  const navigate = useNavigate()
  const app = useClientState((state) => state.app)
  const invitation = useClientState((state) => state.invitation)
  const { view, failure, isBusy, run } = usePreflight()
  const policy = invitation?.policy ?? null
  return (
    <Page title={t('title')} lead={t('lead')}>
      <section className="page-section" aria-labelledby="preflight-held">
        <h2 id="preflight-held">{hold('plan.title')}</h2>
        {policy === null ? <p>{t('noInvitation')}</p> : <PlannedParts policy={policy} platform={app?.platform ?? ''} />}
      </section>
      {policy === null ? null : <Reactions policy={policy} />}
      <section className="page-section" aria-labelledby="preflight-checks">
        <h2 id="preflight-checks">{t('checks.title')}</h2>
        {view ? (
          <ul className="checks" aria-label={t('checks.title')} aria-busy={isBusy}>
            {view.checks.map((check) => (
              <CheckRow key={check.check} check={check} platform={app?.platform ?? ''} />
            ))}
          </ul>
        ) : failure ? null : (
          <Skeleton label={t('checking')} />
        )}
        <FailureNotice failure={failure} next={t('failure.next')} />
        <div className="page-actions">
          <Button isBusy={isBusy} onPress={() => void run(true)}>
            {t('fullscreen')}
          </Button>
          <Button tone="primary" isBusy={isBusy} onPress={() => void run(false)}>
            {t('again')}
          </Button>
        </div>
      </section>
      <SaveReport isReady={view !== null} />
      <div className="page-actions">
        <Button tone="quiet" onPress={() => void navigate({ to: '/' })}>
          {t('back')}
        </Button>
        {invitation === null ? null : <Button onPress={() => void navigate({ to: '/who' })}>{t('onward')}</Button>}
      </div>
    </Page>
  )
}

/** What the client does about events under this policy; nothing where it only records. */
function Reactions({ policy }: { readonly policy: Policy }) {
  const t = useWords('preflight')
  const kinds = reactionKinds.filter((kind) => policy.integrity.reactions[kind] !== 'record')
  return (
    <section className="page-section" aria-labelledby="preflight-reactions">
      <h2 id="preflight-reactions">{t('reactions.title')}</h2>
      {kinds.length === 0 ? (
        <p>{t('reactions.none')}</p>
      ) : (
        <dl className="held-parts">
          {kinds.map((kind) => (
            <div key={kind} className="held-part">
              <dt>{t(`kind.${kind}`)}</dt>
              <dd className="soft">{t(`reaction.${policy.integrity.reactions[kind]}`)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

function SaveReport({ isReady }: { readonly isReady: boolean }) {
  const t = useWords('preflight')
  const { run, isBusy, failure } = useAsk()
  const [path, setPath] = useState<string | null>(null)
  const save = (format: 'text' | 'json') => run('preflight/save', { format }, (reply) => setPath(reply.path))
  return (
    <section className="page-section" aria-labelledby="preflight-report">
      <h2 id="preflight-report">{t('report.title')}</h2>
      <p>{t('report.words')}</p>
      <div className="page-actions">
        <Button isDisabled={!isReady} isBusy={isBusy} onPress={() => void save('text')}>
          {t('report.text')}
        </Button>
        <Button isDisabled={!isReady} isBusy={isBusy} onPress={() => void save('json')}>
          {t('report.json')}
        </Button>
      </div>
      {path === null ? null : <Notice tone="good" announce="status" happened={t('report.saved', { path })} />}
      <FailureNotice failure={failure} />
    </section>
  )
}

function usePreflight() {
  const { run: ask, isBusy, failure } = useAsk()
  const [view, setView] = useState<PreflightView | null>(null)
  const run = useCallback((tryFullScreen: boolean) => ask('preflight/run', { tryFullScreen }, setView), [ask])
  const hasRun = useRef(false)
  useEffect(() => {
    if (hasRun.current) return
    hasRun.current = true
    void run(false)
  }, [run])
  return { view, failure, isBusy, run }
}
