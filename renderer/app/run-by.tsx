import { useWords } from '../i18n/use-words.ts'
import { useClientState } from './context.ts'

/** Says which program runs this client; a stand-in is named wherever it shows. */
export function RunBy() {
  const t = useWords('app')
  const app = useClientState((state) => state.app)
  if (!app) return null
  return (
    <footer className="run-by">
      <span>{t('runBy', { version: app.version })}</span>
      {app.isStandIn ? <strong className="run-by-stand-in">{t('standIn')}</strong> : null}
    </footer>
  )
}
