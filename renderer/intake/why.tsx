import type { TurnView } from '../../shared/ipc/intake-views.ts'
import { useWords } from '../i18n/use-words.ts'

/** Why a question was asked, for who wants to know. */
export function Why({ turn }: { readonly turn: TurnView }) {
  const t = useWords('intake')
  return (
    <details className="intake-why">
      <summary>{t('turn.why')}</summary>
      <p>{turn.reason.words}</p>
      {turn.by.kind === 'embedded' ? null : <p>{t('turn.by', { name: turn.by.name })}</p>}
    </details>
  )
}
