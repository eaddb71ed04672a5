import type { LiveAttempt } from '../../../shared/api/live.ts'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { Badge } from '../../ui/badge.tsx'
import { useReview } from '../context.ts'
import { CoverageStrip } from './coverage-strip.tsx'
import { sayAgo, sayHeard, sayPhase, sayQuiet } from './live-words.ts'

/** Id of the link that opens an attempt's thread, to put the focus back on. */
export function rowId(attemptId: string): string {
  return `live-${attemptId}`
}

export interface LiveRowProps {
  readonly attempt: LiveAttempt
  /** The server's time of the list. */
  readonly nowMs: number
  readonly isOpen: boolean
}

/** One attempt in progress; the whole row opens its thread. */
export function LiveRow({ attempt, nowMs, isOpen }: LiveRowProps) {
  const { places } = useReview()
  const { attemptId, candidateName, project, assessment, presence } = attempt
  const quiet = sayQuiet(attempt, nowMs)
  return (
    <li className="live-row" data-open={isOpen}>
      <div className="live-who">
        <a
          id={rowId(attemptId)}
          className="attempt-link"
          href={places.live(attemptId)}
          aria-current={isOpen}
          dir="auto"
        >
          {candidateName}
        </a>
        <span className="small soft" dir="auto">
          {project} · {assessment}
        </span>
        <Asks attempt={attempt} nowMs={nowMs} />
      </div>
      <div className="live-state">
        <span className="live-phase">
          {sayPhase(attempt, nowMs)}
          {quiet === null ? null : <Badge tone="plain">{quiet.title}</Badge>}
        </span>
        {quiet === null ? null : <span className="small">{quiet.causes}</span>}
        <span className="small soft figures live-heard">
          {sayHeard(attempt, nowMs).map((words) => (
            <span key={words}>{words}</span>
          ))}
        </span>
      </div>
      {presence === null ? (
        <p className="small soft live-coverage">What could be seen is in the record.</p>
      ) : (
        <CoverageStrip coverage={presence.coverage} isOld={quiet !== null} />
      )}
    </li>
  )
}

/** What the candidate waits for. */
function Asks({ attempt: { presence, unanswered }, nowMs }: Omit<LiveRowProps, 'isOpen'>) {
  const handSinceMs = presence?.handSinceMs ?? null
  if (handSinceMs === null && unanswered === 0) return null
  return (
    <span className="live-asks">
      {handSinceMs === null ? null : (
        <Badge tone="caution" icon="hand">
          Hand raised {sayAgo(nowMs - handSinceMs)} ago
        </Badge>
      )}
      {unanswered === 0 ? null : (
        <Badge tone="caution" icon="message">
          {sayCount(unanswered, 'message')} unanswered
        </Badge>
      )}
    </span>
  )
}
