import type { By } from '../../../shared/api/desk.ts'
import { useReview } from '../context.ts'
import { calendarDay, clockSecond, fullTime } from '../times.ts'

export interface ByLineProps {
  readonly by: By
  readonly atMs: number
  /** For paper, where the reader is somebody else. */
  readonly isPrinted?: boolean
}

/** Who added something, and when. */
export function ByLine({ by, atMs, isPrinted = false }: ByLineProps) {
  const { account } = useReview()
  return (
    <span className="by-line small soft">
      {by.name}
      {!isPrinted && by.accountId === account.accountId ? ' (you)' : ''},{' '}
      <time dateTime={new Date(atMs).toISOString()} title={fullTime(atMs)}>
        {calendarDay(atMs)}, {clockSecond(atMs).slice(0, 5)}
      </time>
    </span>
  )
}
