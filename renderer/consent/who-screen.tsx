import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SensorName } from '../../shared/attempt/events.ts'
import { approvedReason } from '../../shared/policy/accommodation.ts'
import { forbiddenReason } from '../../shared/policy/effective.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { PlannedParts } from '../hold/planned-parts.tsx'
import { Authored, useAuthored } from '../i18n/authored.tsx'
import { useWords } from '../i18n/use-words.ts'
import { SeenLive } from '../live/seen-live.tsx'
import { Button } from '../ui/button.tsx'
import './consent.css'
import './facts.css'

/** Who asks, and what is recorded: read before anything is stored. */
export function WhoScreen() {
  const t = useWords('consent')
  const hold = useWords('hold')
  const platform = useClientState((state) => state.app?.platform ?? '')
  const authored = useAuthored()
  const invitation = useClientState((state) => state.invitation)
  const navigate = useNavigate()
  if (!invitation) return null
  const { consent, policy, sections } = invitation
  const minutes = sections.reduce((sum, section) => sum + section.targetMinutes, 0)
  const items = sections.reduce((sum, section) => sum + section.items, 0)
  return (
    <Page step={1} title={t('who.title')} lead={<Authored>{consent.asks}</Authored>}>
      <dl className="facts">
        <Fact name={t('who.organisation')} value={<Authored>{invitation.organisation}</Authored>} />
        <Fact name={t('who.project')} value={<Authored>{invitation.project}</Authored>} />
        <Fact name={t('who.assessment')} value={<Authored>{invitation.assessment}</Authored>} />
        <Fact name={t('who.length')} value={t('who.questions', { count: items, minutes })} />
        <Fact name={t('who.invited')} value={<Authored>{invitation.candidateName}</Authored>} />
      </dl>
      <section className="page-section" aria-labelledby="recorded">
        <h2 id="recorded">{t('who.recorded')}</h2>
        <table className="recorded">
          <thead>
            <tr>
              <th scope="col">{t('who.what')}</th>
              <th scope="col">{t('who.why')}</th>
            </tr>
          </thead>
          <tbody>
            {consent.recorded.map((row) => (
              <tr key={row.what}>
                <th scope="row" {...authored}>
                  {row.what}
                </th>
                <td {...authored}>{row.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Waived waived={policy.waived} />
        <Uncounted sensors={invitation.accommodation?.uncounted ?? []} />
      </section>
      <section className="page-section" aria-labelledby="held">
        <h2 id="held">{hold('plan.title')}</h2>
        <PlannedParts policy={policy} platform={platform} />
      </section>
      <SeenLive live={policy.integrity.live} />
      <section className="page-section" aria-labelledby="never">
        <h2 id="never">{t('who.never')}</h2>
        <ul className="plain-list is-never">
          {consent.neverRecorded.map((line) => (
            <li key={line} {...authored}>
              {line}
            </li>
          ))}
        </ul>
      </section>
      <section className="page-section" aria-labelledby="kept">
        <h2 id="kept">{t('who.kept')}</h2>
        <p {...authored}>{consent.retention}</p>
        <p className="soft">
          {t('who.answersKept', { count: policy.retention.responsesDays })}{' '}
          {t('who.eventsKept', { count: policy.retention.eventsDays })}
        </p>
      </section>
      <section className="page-section" aria-labelledby="rights">
        <h2 id="rights">{t('who.rights')}</h2>
        <ul className="plain-list">
          {consent.rights.map((line) => (
            <li key={line} {...authored}>
              {line}
            </li>
          ))}
        </ul>
      </section>
      <div className="page-actions">
        <Button tone="quiet" onPress={() => void navigate({ to: '/' })}>
          {t('who.back')}
        </Button>
        <Button onPress={() => void navigate({ to: '/preflight' })}>{t('who.check')}</Button>
        <Button tone="primary" onPress={() => void navigate({ to: '/consent' })}>
          {t('who.continue')}
        </Button>
      </div>
    </Page>
  )
}

function Waived({ waived }: { readonly waived: Policy['waived'] }) {
  const t = useWords('consent')
  if (waived.length === 0) return null
  return (
    <>
      <p className="soft">{t('policy.waived')}</p>
      <ul className="plain-list soft">
        {waived.map(({ sensor, reason }) => (
          <li key={sensor}>
            {t(`sensor.${sensor}`)} (<WaiverReason reason={reason} />)
          </li>
        ))}
      </ul>
    </>
  )
}

/** What is recorded for the candidate's own sake, and that no rule counts. */
function Uncounted({ sensors }: { readonly sensors: readonly SensorName[] }) {
  const t = useWords('consent')
  if (sensors.length === 0) return null
  return (
    <>
      <p className="soft">{t('policy.uncounted')}</p>
      <ul className="plain-list soft">
        {sensors.map((sensor) => (
          <li key={sensor}>
            {t(`sensor.${sensor}`)} ({t('policy.approved')})
          </li>
        ))}
      </ul>
    </>
  )
}

/** Why a sensor is not used: in the candidate's language where the client says it, as it was written otherwise. */
function WaiverReason({ reason }: { readonly reason: string }) {
  const t = useWords('consent')
  if (reason === approvedReason) return t('policy.approved')
  if (reason === forbiddenReason) return t('policy.forbidden')
  return <Authored>{reason}</Authored>
}

function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
