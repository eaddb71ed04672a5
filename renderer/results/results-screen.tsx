import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ResultsView } from '../../shared/ipc/views.ts'
import { useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { Authored, AuthoredLanguage } from '../i18n/authored.tsx'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { bandKey } from './band.ts'
import './results.css'

/** Results as far as the organisation has released them and its policy shows them; nothing else is asked for. */
export function ResultsScreen() {
  const t = useWords('results')
  const navigate = useNavigate()
  const language = useClientState((state) => state.attempt?.pack.language)
  const { run, isBusy, failure } = useAsk()
  const [results, setResults] = useState<ResultsView | null>(null)
  const look = () => run('results/look', null, setResults)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once on arrival, and again when the candidate asks
  useEffect(() => void look(), [])
  return (
    <AuthoredLanguage value={language}>
      <Page title={t('title')} lead={t('lead')}>
        {results === null && failure === null ? <Skeleton label={t('loading')} /> : null}
        {results === null ? null : <Results results={results} />}
        <FailureNotice failure={failure} next={t('failureNext')} />
        <div className="page-actions">
          <Button onPress={() => void navigate({ to: '/receipt' })}>{t('back')}</Button>
          <Button isBusy={isBusy} onPress={() => void look()}>
            {t('again')}
          </Button>
        </div>
      </Page>
    </AuthoredLanguage>
  )
}

function Results({ results }: { readonly results: ResultsView }) {
  const t = useWords('results')
  const { fullTime } = useFormats()
  if (results.state !== 'released') return <Notice tone="plain" happened={t(`state.${results.state}`)} />
  return (
    <>
      {results.releasedMs === null ? null : (
        <p className="soft">{t('released', { time: fullTime(results.releasedMs) })}</p>
      )}
      <section className="page-section" aria-labelledby="results-types">
        <h2 id="results-types">{t('types')}</h2>
        <table className="results">
          <tbody>
            {results.types.map(({ type, band, score, rated, items }) => (
              <tr key={type}>
                <th scope="row">{t(`type.${type}`)}</th>
                <Rating band={band} score={score} />
                <td className="soft small">{t('rated', { rated, count: items })}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="soft small">{t('uncertainty')}</p>
      </section>
      <section className="page-section" aria-labelledby="results-items">
        <h2 id="results-items">{t('items')}</h2>
        <table className="results">
          <tbody>
            {results.items.map(({ item, title, type, band, score, basis }) => (
              <tr key={item}>
                <th scope="row">
                  <Authored>{title}</Authored>
                </th>
                <Rating band={band} score={score} />
                <td className="soft small">
                  {t(`type.${type}`)}
                  {isByEngine(basis) ? null : <span className="results-basis">{t(`basis.${basis}`)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Notice
        tone="plain"
        happened={t(results.items.every(({ basis }) => isByEngine(basis)) ? 'person' : 'people')}
        next={t('personNext')}
      />
    </>
  )
}

type Basis = ResultsView['items'][number]['basis']

/** What needs no words beside it: the engine's rating, or none. */
const isByEngine = (basis: Basis): basis is 'engine' | 'none' => basis === 'engine' || basis === 'none'

function Rating({ band, score }: { readonly band: string; readonly score: number | null }) {
  const t = useWords('results')
  const { number } = useFormats()
  return (
    <td>
      <span className="results-band">{t(bandKey(band))}</span>
      {score === null ? null : <span className="figures soft"> {t('of5', { score: number(score) })}</span>}
    </td>
  )
}
