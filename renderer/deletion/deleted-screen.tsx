import { useNavigate } from '@tanstack/react-router'
import { useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import '../consent/facts.css'

/** After a deletion: what is gone, and the server's signed word for it. */
export function DeletedScreen() {
  const t = useWords('deletion')
  const { fullTime } = useFormats()
  const navigate = useNavigate()
  const deletion = useClientState((state) => state.deletion)
  if (deletion === null) return null
  return (
    <Page title={t('done.title')} lead={t('done.lead')}>
      {deletion.receipt === null ? (
        <Notice tone="caution" happened={t('done.waiting')} safe={t('done.waitingSafe')} next={t('done.waitingNext')} />
      ) : (
        <Notice tone="good" happened={t('done.signed')} safe={t('done.signedSafe')} />
      )}
      <dl className="facts">
        <div className="fact">
          <dt>{t('done.when')}</dt>
          <dd>
            <time>{fullTime(deletion.deletedWallMs)}</time>
          </dd>
        </div>
        <div className="fact">
          <dt>{t('done.attempt')}</dt>
          <dd className="mono">{deletion.attemptId}</dd>
        </div>
        {deletion.receipt === null ? null : (
          <div className="fact">
            <dt>{t('done.receipt')}</dt>
            <dd className="mono">{deletion.receipt}</dd>
          </div>
        )}
      </dl>
      <div className="page-actions">
        <Button tone="primary" onPress={() => void navigate({ to: '/', replace: true })}>
          {t('done.close')}
        </Button>
      </div>
    </Page>
  )
}
