import type { Reply } from '../../../shared/timeline/replies.ts'
import { clockSecond } from '../times.ts'

export interface RepliesProps {
  readonly replies: readonly Reply[]
  /** Whether it is said that there is none. */
  readonly isNoneTold?: boolean
}

/** What the candidate says about an event, in their own words. */
export function Replies({ replies, isNoneTold = false }: RepliesProps) {
  if (replies.length === 0)
    return isNoneTold ? <p className="small soft">The candidate has not said anything about this.</p> : null
  return (
    <>
      {replies.map(({ kind, atMs, seq, text }) => (
        <blockquote key={`${seq} ${atMs}`} className="reply small">
          <span className="soft">
            {kind === 'reason' ? 'The candidate’s reason' : 'The candidate replies'}
            {seq === null ? ', after submitting' : `, ${clockSecond(atMs)}`}:
          </span>{' '}
          {text === null ? 'The reply has not been opened yet.' : <q>{text}</q>}
        </blockquote>
      ))}
    </>
  )
}
