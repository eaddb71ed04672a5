import { useCallback } from 'react'
import { type AttemptContextReply, MIN_COHORT, type RuleCounts, type Spread } from '../../../shared/api/context.ts'
import { currentRules } from '../../../shared/findings/rule-sets.ts'
import { sayCount, sayDuration, sayShare } from '../../../shared/timeline/amounts.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useAttempt } from '../attempt/attempt-store.ts'
import { useReview } from '../context.ts'
import { LoadFailed } from '../load-failed.tsx'
import { useLoaded } from '../use-loaded.ts'
import { DotStrip } from './dot-strip.tsx'
import { Looked } from './looked.tsx'
import './cohort.css'

/** How this attempt stands among those of its project, and who looked at it. */
export function ContextPanel() {
  const { client } = useReview()
  const { review } = useAttempt()
  const { attemptId } = review.summary
  const load = useCallback(() => client.context(attemptId), [client, attemptId])
  const loaded = useLoaded(load, () => null)
  return (
    <div className="panel">
      {loaded.state === 'loading' ? <Skeleton label="Loading the context" lines={4} /> : null}
      {loaded.state === 'failed' ? <LoadFailed {...loaded} /> : null}
      {loaded.state === 'ready' ? <Cohort context={loaded.value} /> : null}
      <Looked />
    </div>
  )
}

const sayMinutes = (minutes: number) =>
  minutes < 60 ? `${Math.round(minutes)} min` : sayDuration(Math.round(minutes) * 60_000)

function Cohort({ context }: { readonly context: AttemptContextReply }) {
  const { count, project, assessment, minutes, shares, rules } = context
  if (count < MIN_COHORT)
    return (
      <p className="small">
        {count === 0 ? 'No attempt' : sayCount(count, 'attempt')} at {assessment} in {project}{' '}
        {count === 1 ? 'is' : 'are'} scored so far. Fewer than {MIN_COHORT} are no distribution, so none is shown.
      </p>
    )
  const longest = Math.max(1, minutes.own ?? 0, ...minutes.values)
  const strips: readonly (readonly [string, Spread])[] = [
    ['Text from outside', shares.external],
    ['Quoted from the stimulus', shares.stimulus],
    ['Own text, copied or moved', shares.own],
    ['Text without an input event', shares.unattributed],
  ]
  return (
    <>
      <p className="small soft">
        {sayCount(count, 'scored attempt')} at {assessment} in {project}, this one included. Each dot is one; the
        triangle is this one. Being at an end of a row is not a finding.
      </p>
      <DotStrip
        label="From start to submission"
        spread={minutes}
        say={sayMinutes}
        from={0}
        to={Math.ceil(longest / 15) * 15}
      />
      {strips.map(([label, spread]) => (
        <DotStrip key={label} label={label} spread={spread} say={sayShare} from={0} to={1} />
      ))}
      {rules.length === 0 ? null : <h3 className="panel-subtitle">What the rules say</h3>}
      <ul className="rule-counts">
        {rules.map((counts) => (
          <RuleRow key={counts.rule} counts={counts} />
        ))}
      </ul>
    </>
  )
}

const answers: Readonly<Record<string, string>> = {
  found: 'found',
  'not-found': 'not found',
  'cannot-tell': 'cannot tell',
}

function RuleRow({ counts: { rule, found, notFound, cannotTell, own } }: { readonly counts: RuleCounts }) {
  const title = currentRules.rules.find(({ id }) => id === rule)?.title ?? rule
  const parts = [
    ['found', found],
    ['not-found', notFound],
    ['cannot-tell', cannotTell],
  ] as const
  return (
    <li>
      <span className="dot-strip-label">{title}</span>
      <span className="rule-bar" aria-hidden="true">
        {parts.map(([answer, count]) =>
          count === 0 ? null : <span key={answer} data-answer={answer} style={{ flexGrow: count }} />,
        )}
      </span>
      <span className="small soft figures">
        {found} found · {notFound} not found · {cannotTell} cannot tell
        {own === null ? '' : ` · here ${answers[own] ?? own}`}
      </span>
    </li>
  )
}
