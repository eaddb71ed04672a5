import { useMemo, useState } from 'react'
import type { AttemptSummary } from '../../../shared/api/review.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useReview } from '../context.ts'
import { LoadFailed } from '../load-failed.tsx'
import { TopBar } from '../top-bar.tsx'
import { useLoaded } from '../use-loaded.ts'
import { AttemptRow } from './attempt-row.tsx'
import { CompareChosen, choose } from './compare-chosen.tsx'
import { arrangeAttempts, type SortKey, sortKeys } from './list-order.ts'
import './attempts.css'

/** How often the list is asked for again while somebody is still answering or waits to be scored. */
const REFRESH_MS = 4_000

const sortLabels: Readonly<Record<SortKey, string>> = {
  submitted: 'Latest first',
  name: 'Name',
  score: 'Score',
  external: 'Text from outside',
  findings: 'Findings',
}

const isMoving = (attempt: AttemptSummary) => attempt.status === 'in-progress' || attempt.status === 'received'

export function AttemptsScreen() {
  const { client } = useReview()
  const loaded = useLoaded(client.attempts, (attempts) => (attempts.some(isMoving) ? REFRESH_MS : null))
  return (
    <>
      <TopBar />
      <main className="attempts">
        <h1>Attempts</h1>
        {loaded.state === 'loading' ? <Skeleton label="Loading the attempts" lines={6} /> : null}
        {loaded.state === 'failed' ? <LoadFailed failure={loaded.failure} retry={loaded.retry} /> : null}
        {loaded.state === 'ready' && loaded.failure !== null ? (
          <LoadFailed failure={loaded.failure} retry={loaded.retry} safe="The list below is as it was before." />
        ) : null}
        {loaded.state === 'ready' ? <AttemptList attempts={loaded.value} /> : null}
      </main>
    </>
  )
}

function AttemptList({ attempts }: { readonly attempts: readonly AttemptSummary[] }) {
  const [query, setQuery] = useState('')
  const [sortKey, setSortKey] = useState<SortKey>('submitted')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const shown = useMemo(() => arrangeAttempts(attempts, query, sortKey), [attempts, query, sortKey])
  if (attempts.length === 0)
    return (
      <div className="attempts-empty">
        <h2>No attempts yet</h2>
        <p className="soft">An attempt appears here as soon as a candidate has opened an invitation and agreed.</p>
      </div>
    )
  return (
    <>
      <div className="attempts-tools">
        <label className="attempts-search">
          <span className="visually-hidden">Search attempts</span>
          <input
            type="search"
            placeholder="Search by name, project or status"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        <label className="attempts-sort">
          <span className="soft small">Order</span>
          <select
            value={sortKey}
            onChange={(event) => setSortKey(sortKeys.find((key) => key === event.target.value) ?? 'submitted')}
          >
            {sortKeys.map((key) => (
              <option key={key} value={key}>
                {sortLabels[key]}
              </option>
            ))}
          </select>
        </label>
        <p className="small soft figures" role="status">
          {shown.length === attempts.length ? `${attempts.length} in all` : `${shown.length} of ${attempts.length}`}
        </p>
      </div>
      <CompareChosen attempts={attempts} chosen={chosen} onClear={() => setChosen([])} />
      {shown.length === 0 ? (
        <p className="attempts-none">Nothing matches “{query}”.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways by itself, so the keyboard has to reach it
        <section className="attempts-frame" aria-label="All attempts" tabIndex={0}>
          <table className="attempts-table">
            <thead>
              <tr>
                <th scope="col">Candidate</th>
                <th scope="col">Status</th>
                <th scope="col">Scores</th>
                <th scope="col">Where the text came from</th>
                <th scope="col">Findings</th>
                <th scope="col">Record</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((attempt) => (
                <AttemptRow
                  key={attempt.attemptId}
                  attempt={attempt}
                  isChosen={chosen.includes(attempt.attemptId)}
                  onChoose={(isChosen) => setChosen(choose(chosen, attempt.attemptId, isChosen))}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}
