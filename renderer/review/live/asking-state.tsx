import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useNow } from '../../ui/use-now.ts'
import { sayProblem } from '../review-client.ts'
import { sayAgo } from './live-words.ts'
import type { Asking } from './use-polled.ts'

/** An answer that takes longer than this is said to be late, in milliseconds. */
const LATE_MS = 10_000

export interface AskingStateProps {
  readonly asking: Omit<Asking<unknown>, 'take'>
  /** How old what is shown below is; null while nothing is. */
  readonly safe: string | null
}

/** Why what is shown is not newer; nothing while it is. What is old is never shown as if it were new. */
export function AskingState({ asking: { failure, askedMs, retry }, safe }: AskingStateProps) {
  const nowMs = useNow(1_000)
  const lateMs = askedMs === null ? 0 : nowMs - askedMs
  const next = 'This page goes on asking every 5 s.'
  if (failure !== null) {
    const { code, message } = sayProblem(failure)
    const again = <Button onPress={retry}>Ask now</Button>
    return (
      <Notice tone="caution" announce="status" happened={message} safe={safe} next={next} code={code} action={again} />
    )
  }
  if (lateMs <= LATE_MS) return null
  return (
    <Notice tone="caution" happened={`The server has not answered for ${sayAgo(lateMs)}.`} safe={safe} next={next} />
  )
}
