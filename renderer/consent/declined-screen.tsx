import { useNavigate } from '@tanstack/react-router'
import { useClient, useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { Button } from '../ui/button.tsx'
import './consent.css'

export function DeclinedScreen() {
  const client = useClient()
  const invitation = useClientState((state) => state.invitation)
  const navigate = useNavigate()
  const leave = () => {
    client.store.setState({ invitation: null })
    void navigate({ to: '/' })
  }
  return (
    <Page title="You declined" lead="Nothing was recorded, on this device or at the server.">
      <ul className="plain-list">
        <li>The assessment cannot be taken without the record, because the record is what makes it comparable.</li>
        <li>Your invitation code stays valid until it expires, so you can still decide otherwise.</li>
        <li>
          {invitation
            ? `To ask for another way, write to ${invitation.organisation}.`
            : 'To ask for another way, write to whoever invited you.'}
        </li>
      </ul>
      <div className="page-actions">
        {invitation ? (
          <Button tone="quiet" onPress={() => void navigate({ to: '/who' })}>
            Read it again
          </Button>
        ) : null}
        <Button tone="primary" onPress={leave}>
          Back to the first screen
        </Button>
      </div>
    </Page>
  )
}
