import { Button } from '../../ui/button.tsx'
import { useAttemptView } from '../attempt/attempt-store.ts'
import { useGoTo } from '../attempt/go-to.ts'
import { useSlowMoment } from '../moment/use-moment.ts'
import { clockSecond, fullTime } from '../times.ts'

/** Says that the responses are shown as they stood at a moment, and leads back to what was submitted. */
export function ReplayBar() {
  const isReplaying = useAttemptView((view) => view.isReplaying)
  const isPlaying = useAttemptView((view) => view.isPlaying)
  const momentMs = useSlowMoment()
  const goTo = useGoTo()
  if (!isReplaying) return null
  return (
    <div className="replay-bar">
      <p>
        {isPlaying ? 'Playing, as they stood at' : 'As they stood at'}{' '}
        <time className="figures" dateTime={new Date(momentMs).toISOString()} title={fullTime(momentMs)}>
          <strong>{clockSecond(momentMs)}</strong>
        </time>
        , not as submitted
      </p>
      <Button onPress={goTo.final}>Show the final responses</Button>
    </div>
  )
}
