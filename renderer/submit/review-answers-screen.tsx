import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useClient, useClientState } from '../app/context.ts'
import type { Failure } from '../app/state.ts'
import { AssessmentNotices } from '../assessment/assessment-notices.tsx'
import { TopBar } from '../assessment/top-bar.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { openWords, reviewFields } from './list-open.ts'
import { ReviewRow } from './review-row.tsx'
import '../assessment/assessment.css'
import './submit.css'

/** Every field before submission; what is blank or too short comes first and leads straight to its place. */
export function ReviewAnswersScreen() {
  const navigate = useNavigate()
  const attempt = useClientState((state) => state.attempt)
  const values = useClientState((state) => state.values)
  const [isConfirming, setConfirming] = useState(false)
  const submission = useSubmit()
  useEffect(() => {
    document.title = 'Review your answers · Candor'
    window.scrollTo(0, 0)
  }, [])
  if (!attempt) return null
  const fields = reviewFields(attempt.pack, values)
  const missing = openWords(fields)
  const open = fields.filter((field) => field.state !== 'complete')
  return (
    <div className="assessment">
      <TopBar attempt={attempt} section="Review" position="Before you submit" />
      <AssessmentNotices />
      <main className="page review-answers">
        <header className="page-heading">
          <h1>Review your answers</h1>
          <p className="page-lead">
            {missing ? 'Each line leads to its field.' : 'Every field is answered. Each line leads to its field.'}
          </p>
        </header>
        {missing ? (
          <section className="page-section" aria-labelledby="missing">
            <Notice tone="caution" happened={missing} />
            <h2 id="missing">To fill</h2>
            <ul className="review-list">
              {open.map((field) => (
                <ReviewRow key={field.name} reviewed={field} />
              ))}
            </ul>
          </section>
        ) : null}
        {open.length < fields.length ? (
          <section className="page-section" aria-labelledby="answered">
            <h2 id="answered">Answered</h2>
            <ul className="review-list">
              {fields
                .filter((field) => field.state === 'complete')
                .map((field) => (
                  <ReviewRow key={field.name} reviewed={field} />
                ))}
            </ul>
          </section>
        ) : null}
        {submission.failure ? (
          <Notice
            tone="problem"
            announce="alert"
            happened={submission.failure.message}
            safe="Your answers are saved on this device and the attempt is still open."
            next="Try to submit again."
            code={submission.failure.code}
          />
        ) : null}
        <div className="page-actions">
          <Button onPress={() => void navigate({ to: '/assessment' })}>Back to the questions</Button>
          <Button tone="primary" isDisabled={missing !== null} onPress={() => setConfirming(true)}>
            Submit
          </Button>
        </div>
        <p className="soft small">
          <Link to="/assessment">Go on writing</Link> as long as you like: nothing is final until you submit.
        </p>
      </main>
      <Dialog
        isOpen={isConfirming}
        onClose={() => setConfirming(false)}
        title="Submit your answers?"
        actions={
          <>
            <Button onPress={() => setConfirming(false)}>Keep writing</Button>
            <Button
              tone="primary"
              isBusy={submission.isBusy}
              onPress={() => void submission.submit().then(() => setConfirming(false))}
            >
              Submit and seal
            </Button>
          </>
        }
      >
        <p>After this the attempt is sealed: answers can no longer be changed and recording stops.</p>
        <p className="soft">Without a network it is sealed all the same, and sent when the network is back.</p>
      </Dialog>
    </div>
  )
}

function useSubmit() {
  const client = useClient()
  const navigate = useNavigate()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const submit = async () => {
    setBusy(true)
    setFailure(null)
    const behind = await client.queue.settled()
    const reply = behind ? { ok: false as const, ...behind } : await client.ask('attempt/submit', null)
    setBusy(false)
    if (!reply.ok) return setFailure(reply)
    client.store.setState(({ attempt }) => ({
      receipt: reply.value,
      attempt: attempt && { ...attempt, phase: 'submitted', receipt: reply.value },
    }))
    client.editors.states.clear()
    await navigate({ to: '/receipt', replace: true })
  }
  return { submit, isBusy, failure }
}
