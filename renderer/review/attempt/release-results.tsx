import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useReview } from '../context.ts'
import { sayProblem } from '../review-client.ts'
import { calendarDay, fullTime } from '../times.ts'
import { useAttempt } from './attempt-store.ts'

const shown = {
  bands: 'They will see a band for each question and each skill type, and no scores.',
  scores: 'They will see a score and a band for each question and each skill type.',
} as const

/** Says since when the candidate sees their results, or lets the recruiter release them. */
export function ReleaseResults() {
  const { review } = useAttempt()
  const { client } = useReview()
  const [releasedMs, setReleasedMs] = useState(review.summary.releasedMs)
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { results } = review.policy
  if (results === 'nothing') return <p className="small soft">The policy shows the candidate no results.</p>
  if (releasedMs !== null)
    return (
      <p className="small soft">
        Results released to the candidate on <time title={fullTime(releasedMs)}>{calendarDay(releasedMs)}</time>.
      </p>
    )
  const release = async () => {
    setBusy(true)
    try {
      const summary = await client.release(review.summary.attemptId)
      setReleasedMs(summary.releasedMs)
      setAsking(false)
    } catch (cause) {
      setProblem(sayProblem(cause).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button tone="quiet" isDisabled={review.ratings.length === 0} onPress={() => setAsking(true)}>
        Release results
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={`Release results to ${review.summary.candidateName}?`}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>Not now</Button>
            <Button tone="primary" isBusy={isBusy} onPress={() => void release()}>
              Release results
            </Button>
          </>
        }
      >
        <p>{shown[results]} This cannot be taken back.</p>
        {problem === null ? null : <p role="alert">{problem}</p>}
      </Dialog>
    </>
  )
}
