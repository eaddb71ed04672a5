import type { AttemptSummary } from '../../../shared/api/review.ts'
import { Button } from '../../ui/button.tsx'
import { useReview } from '../context.ts'

/** The chosen attempts after one more choice: at most two, and the newest stay. */
export function choose(chosen: readonly string[], attemptId: string, isChosen: boolean): readonly string[] {
  const others = chosen.filter((id) => id !== attemptId)
  return isChosen ? [...others, attemptId].slice(-2) : others
}

export interface CompareChosenProps {
  readonly attempts: readonly AttemptSummary[]
  readonly chosen: readonly string[]
  readonly onClear: () => void
}

/** What was chosen in the list to be compared, and the way there once there are two. */
export function CompareChosen({ attempts, chosen, onClear }: CompareChosenProps) {
  const { places } = useReview()
  const [one, two] = chosen
  const nameOf = (id: string) => attempts.find(({ attemptId }) => attemptId === id)?.candidateName ?? 'An attempt'
  if (one === undefined) return null
  return (
    <div className="attempts-chosen" role="status">
      <span>
        {two === undefined
          ? `${nameOf(one)} is chosen. Choose another attempt to compare it with.`
          : `${nameOf(one)} and ${nameOf(two)} are chosen.`}
      </span>
      {two === undefined ? null : (
        <a className="button button-primary" href={places.compare(one, two)}>
          Compare
        </a>
      )}
      <Button tone="quiet" onPress={onClear}>
        Choose none
      </Button>
    </div>
  )
}
