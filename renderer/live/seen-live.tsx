import type { Policy } from '../../shared/policy/policy.ts'
import { useWords } from '../i18n/use-words.ts'

/** What an invigilator can see and what never, said before it begins; nothing where the policy has nobody watch. */
export function SeenLive({ live }: { readonly live: Policy['integrity']['live'] }) {
  const t = useWords('live')
  if (!live.isWatched) return null
  return (
    <section className="page-section" aria-labelledby="seen-live">
      <h2 id="seen-live">{t('seen.title')}</h2>
      <ul className="plain-list">
        <li>{t('seen.watched')}</li>
        <li>{t('seen.never')}</li>
        {live.mayWrite ? <li>{t('seen.write')}</li> : null}
      </ul>
    </section>
  )
}
