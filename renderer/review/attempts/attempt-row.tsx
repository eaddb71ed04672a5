import type { Basis } from '../../../shared/api/desk.ts'
import type { AttemptSummary } from '../../../shared/api/review.ts'
import { sayShare } from '../../../shared/timeline/amounts.ts'
import { Badge, type BadgeProps } from '../../ui/badge.tsx'
import { useReview } from '../context.ts'
import { basisWords } from '../desk/basis-words.ts'
import { isStandIn } from '../runtime.ts'
import { SharesBar } from '../shares-bar.tsx'
import { calendarDay, clockSecond, fullTime } from '../times.ts'
import { externalShare } from './list-order.ts'

const statuses: Readonly<
  Record<AttemptSummary['status'], { readonly words: string; readonly tone: BadgeProps['tone'] }>
> = {
  'in-progress': { words: 'In progress', tone: 'plain' },
  received: { words: 'Received', tone: 'plain' },
  scored: { words: 'Scored', tone: 'good' },
  'needs-attention': { words: 'Needs attention', tone: 'caution' },
  deleted: { words: 'Deleted by the candidate', tone: 'plain' },
}

export interface AttemptRowProps {
  readonly attempt: AttemptSummary
  /** Whether it is chosen to be compared. */
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

export function AttemptRow({ attempt, isChosen, onChoose }: AttemptRowProps) {
  const { places } = useReview()
  const status = statuses[attempt.status]
  const atMs = attempt.submittedMs ?? attempt.enrolledMs
  return (
    <tr>
      <th scope="row">
        {attempt.isBlind ? (
          <a className="attempt-link" href={places.blind(attempt.attemptId)}>
            Name withheld
          </a>
        ) : (
          <a className="attempt-link" href={places.attempt(attempt.attemptId)}>
            {attempt.candidateName}
          </a>
        )}
        <span className="attempt-place small soft">{attempt.assessment}</span>
        {attempt.status === 'in-progress' || attempt.scores.length === 0 ? null : (
          <label className="attempt-choose small">
            <input type="checkbox" checked={isChosen} onChange={(event) => onChoose(event.target.checked)} />
            Compare<span className="visually-hidden"> {attempt.candidateName}</span>
          </label>
        )}
      </th>
      <td>
        {attempt.isBlind ? (
          <Badge tone="caution">You are rating it blind</Badge>
        ) : (
          <Badge tone={status.tone}>{status.words}</Badge>
        )}
        <time className="attempt-place small soft" dateTime={new Date(atMs).toISOString()} title={fullTime(atMs)}>
          {attempt.submittedMs === null ? 'Since' : 'Submitted'} {calendarDay(atMs)}, {clockSecond(atMs).slice(0, 5)}
        </time>
        {attempt.attention === null ? null : <span className="attempt-place small">{attempt.attention}</span>}
      </td>
      <td>
        <Scores attempt={attempt} />
        {attempt.scores.length === 0 ? null : (
          <a className="attempt-blind small" href={places.blind(attempt.attemptId)}>
            Rate blind<span className="visually-hidden">, {attempt.candidateName}</span>
          </a>
        )}
      </td>
      <td className="attempt-shares">
        {attempt.shares === null ? (
          <Unknown />
        ) : (
          <>
            <SharesBar shares={attempt.shares} />
            <span className="attempt-place small soft figures">
              {sayShare(externalShare(attempt) ?? 0)} from outside
            </span>
          </>
        )}
      </td>
      <td>
        <Findings findings={attempt.findings} />
      </td>
      <td>
        <Record attempt={attempt} />
      </td>
    </tr>
  )
}

function Unknown() {
  return (
    <span className="soft">
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">Not known yet</span>
    </span>
  )
}

function Scores({ attempt: { scores } }: { readonly attempt: AttemptSummary }) {
  if (scores.length === 0) return <Unknown />
  const count = (isIn: (basis: Basis) => boolean) => scores.filter(({ basis }) => isIn(basis)).length
  const byPeople = count((basis) => basis === 'person' || basis === 'people' || basis === 'adjudicated')
  const disputed = count((basis) => basis === 'disputed')
  return (
    <>
      <span className="attempt-scores figures">
        {scores.map(({ item, title, score, basis }) => (
          <span key={item} className="attempt-score" data-basis={basis} title={`${title}: ${basisWords[basis]}`}>
            <span className="visually-hidden">{title}: </span>
            {score === null ? '–' : score.toFixed(1)}
            <span className="visually-hidden">, {basisWords[basis]}</span>
          </span>
        ))}
      </span>
      {byPeople + disputed === 0 ? null : (
        <span className="attempt-place small soft figures">
          {[
            ...(byPeople > 0 ? [`${byPeople} by people`] : []),
            ...(disputed > 0 ? [`${disputed} not agreed on`] : []),
          ].join(', ')}
        </span>
      )}
    </>
  )
}

function Findings({ findings }: { readonly findings: AttemptSummary['findings'] }) {
  if (findings === null) return <Unknown />
  return (
    <span className="attempt-findings small">
      <span>{findings.found === 0 ? 'None found' : `${findings.found} found`}</span>
      {findings.cannotTell > 0 ? <span className="soft">{findings.cannotTell} cannot tell</span> : null}
    </span>
  )
}

function Record({ attempt: { isVerified, runtime } }: { readonly attempt: AttemptSummary }) {
  return (
    <span className="attempt-record">
      {isVerified === null ? <Unknown /> : null}
      {isVerified === true ? (
        <Badge tone="good" icon="good">
          Whole
        </Badge>
      ) : null}
      {isVerified === false ? (
        <Badge tone="problem" icon="blocked">
          Does not verify
        </Badge>
      ) : null}
      {isStandIn(runtime) ? <span className="small attempt-stand-in">Stand-in, not proctored</span> : null}
    </span>
  )
}
