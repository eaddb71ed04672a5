import { useState } from 'react'
import type { LiveAttempt, LiveMessage } from '../../../shared/api/live.ts'
import { AppError } from '../../../shared/errors.ts'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useReview } from '../context.ts'
import { sayProblem } from '../review-client.ts'
import { useDraft } from './use-draft.ts'
import '../desk/desk.css'

/** Longest message, in UTF-16 units (docs/spec/live.md, LV8). */
const MAX = 2_000

export interface ComposerProps {
  readonly attempt: LiveAttempt
  /** Gets the thread with the new message. */
  readonly onSent: (messages: readonly LiveMessage[]) => void
}

/** Where an invigilator writes. What is typed stays until the server has it. */
export function Composer({ attempt: { attemptId, candidateName }, onSent }: ComposerProps) {
  const { client, onSignedOut } = useReview()
  const [text, setText] = useDraft(attemptId)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const send = async () => {
    if (isBusy || text.trim() === '') return
    setBusy(true)
    setFailure(null)
    try {
      onSent(await client.write(attemptId, text.trim()))
      setText('')
    } catch (problem) {
      if (problem instanceof AppError && problem.code === 'auth/required') onSignedOut()
      else setFailure(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="score-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TextArea
        label={`Write to ${candidateName}`}
        help={`They see that it came and open it when they like. It becomes part of the record. ${sayCount(MAX - text.length, 'character')} left.`}
        value={text}
        onChange={setText}
        maxLength={MAX}
      />
      {failure === null ? null : <NotSent failure={failure} />}
      <div className="form-actions">
        <Button type="submit" tone="primary" isBusy={isBusy} isDisabled={text.trim() === ''}>
          Send
        </Button>
      </div>
    </form>
  )
}

/** Without an answer nobody knows whether the message is there; the thread above will show it. */
function NotSent({ failure }: { readonly failure: unknown }) {
  const { code, message } = sayProblem(failure)
  const isUnknown = code === 'server/unreachable' || code === 'server/unexpected'
  const next = isUnknown ? 'Look whether it appears above before you send it again.' : null
  return (
    <Notice
      tone="problem"
      announce="alert"
      happened={isUnknown ? 'The server did not answer. It is not known whether this was sent.' : message}
      safe="What you wrote is still here."
      next={next}
      code={code}
    />
  )
}
