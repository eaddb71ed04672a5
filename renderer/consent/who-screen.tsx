import { useNavigate } from '@tanstack/react-router'
import { useClientState } from '../app/context.ts'
import { Page } from '../app/page.tsx'
import { Button } from '../ui/button.tsx'
import { clientWords } from './policy-words.ts'
import './consent.css'
import './facts.css'

/** Who asks, and what is recorded: read before anything is stored. */
export function WhoScreen() {
  const invitation = useClientState((state) => state.invitation)
  const navigate = useNavigate()
  if (!invitation) return null
  const { consent, policy, sections } = invitation
  const minutes = sections.reduce((sum, section) => sum + section.targetMinutes, 0)
  const items = sections.reduce((sum, section) => sum + section.items, 0)
  return (
    <Page step={1} title="Who asks, and what is recorded" lead={consent.asks}>
      <dl className="facts">
        <Fact name="Organisation" value={invitation.organisation} />
        <Fact name="Project" value={invitation.project} />
        <Fact name="Assessment" value={invitation.assessment} />
        <Fact name="Length" value={`${items} questions, about ${minutes} minutes. You can leave and come back.`} />
        <Fact name="Invited" value={invitation.candidateName} />
      </dl>
      <section className="page-section" aria-labelledby="recorded">
        <h2 id="recorded">What is recorded, and why</h2>
        <table className="recorded">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {consent.recorded.map((row) => (
              <tr key={row.what}>
                <th scope="row">{row.what}</th>
                <td>{row.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="soft">{clientWords(policy)}</p>
      </section>
      <section className="page-section" aria-labelledby="never">
        <h2 id="never">What is never recorded</h2>
        <ul className="plain-list is-never">
          {consent.neverRecorded.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section className="page-section" aria-labelledby="kept">
        <h2 id="kept">How long it is kept</h2>
        <p>{consent.retention}</p>
        <p className="soft">
          Answers: {policy.retention.responsesDays} days. The record of events: {policy.retention.eventsDays} days.
        </p>
      </section>
      <section className="page-section" aria-labelledby="rights">
        <h2 id="rights">Your rights</h2>
        <ul className="plain-list">
          {consent.rights.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <div className="page-actions">
        <Button tone="quiet" onPress={() => void navigate({ to: '/' })}>
          Back
        </Button>
        <Button tone="primary" onPress={() => void navigate({ to: '/consent' })}>
          Continue to consent
        </Button>
      </div>
    </Page>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
