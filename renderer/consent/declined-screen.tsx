import { useNavigate } from '@tanstack/react-router'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import './consent.css'

export function DeclinedScreen() {
  const t = useWords('consent')
  const client = useClient()
  const invitation = useClientState((state) => state.invitation)
  const navigate = useNavigate()
  const leave = () => {
    client.store.setState({ invitation: null })
    void navigate({ to: '/' })
  }
  return (
    <Page title={t('declined.title')} lead={t('declined.lead')}>
      <ul className="plain-list">
        <li>{t('declined.why')}</li>
        <li>{t('declined.valid')}</li>
        <li>{invitation ? t('declined.ask', { organisation: invitation.organisation }) : t('declined.askInviter')}</li>
      </ul>
      <div className="page-actions">
        {invitation ? (
          <Button tone="quiet" onPress={() => void navigate({ to: '/who' })}>
            {t('declined.again')}
          </Button>
        ) : null}
        <Button tone="primary" onPress={leave}>
          {t('declined.first')}
        </Button>
      </div>
    </Page>
  )
}
