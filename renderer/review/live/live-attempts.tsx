import { memo, useId, useMemo, useState } from 'react'
import type { LiveList } from '../../../shared/api/live.ts'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { Button } from '../../ui/button.tsx'
import { arrangeLive, countLive } from './arrange-live.ts'
import { LiveRow } from './live-row.tsx'

/** Rows that are shown before somebody asks for the rest; whoever needs an answer is among the first. */
const FIRST_ROWS = 100

export interface LiveAttemptsProps {
  readonly list: LiveList
  /** The attempt whose thread is open; null for none. */
  readonly openId: string | null
}

/** The attempts in progress with their filter. It draws again only for a new list. */
export const LiveAttempts = memo(function LiveAttempts({ list: { attempts, nowMs }, openId }: LiveAttemptsProps) {
  const [query, setQuery] = useState('')
  const [project, setProject] = useState('')
  const [isWhole, setWhole] = useState(false)
  const projects = useMemo(
    () => [...new Set([...attempts.map((attempt) => attempt.project), project])].filter(Boolean).toSorted(),
    [attempts, project],
  )
  const shown = useMemo(() => arrangeLive(attempts, nowMs, { query, project }), [attempts, nowMs, query, project])
  if (attempts.length === 0)
    return (
      <div className="attempts-empty">
        <h2>No attempt is in progress</h2>
        <p className="soft">An attempt appears here by itself as soon as a candidate has agreed to an invitation.</p>
      </div>
    )
  const rows = isWhole ? shown : shown.slice(0, FIRST_ROWS)
  return (
    <>
      <Counts list={{ attempts, nowMs }} />
      <div className="attempts-tools">
        <label className="attempts-search">
          <span className="visually-hidden">Search attempts in progress</span>
          <input
            type="search"
            placeholder="Search by name, assessment or state"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        {projects.length < 2 ? null : <ProjectFilter projects={projects} project={project} onChoose={setProject} />}
        <p className="small soft figures" role="status">
          {shown.length === attempts.length ? '' : `${shown.length} of ${attempts.length}`}
        </p>
      </div>
      {shown.length === 0 ? <p className="attempts-none">Nothing matches. {attempts.length} are in progress.</p> : null}
      <ul className="live-list" aria-label="Attempts in progress">
        {rows.map((attempt) => (
          <LiveRow key={attempt.attemptId} attempt={attempt} nowMs={nowMs} isOpen={attempt.attemptId === openId} />
        ))}
      </ul>
      {rows.length === shown.length ? null : (
        <div>
          <Button onPress={() => setWhole(true)}>Show the other {shown.length - rows.length}</Button>
        </div>
      )}
    </>
  )
})

/** How many wait for somebody, in one line. */
function Counts({ list: { attempts, nowMs } }: { readonly list: LiveList }) {
  const { hands, unanswered, quiet } = countLive(attempts, nowMs)
  return (
    <p className="live-counts figures">
      <span>{sayCount(attempts.length, 'attempt')}</span>
      <span data-some={hands > 0}>{sayCount(hands, 'hand')} raised</span>
      <span data-some={unanswered > 0}>{unanswered} unanswered</span>
      <span>{quiet} quiet</span>
    </p>
  )
}

interface ProjectFilterProps {
  readonly projects: readonly string[]
  readonly project: string
  readonly onChoose: (project: string) => void
}

function ProjectFilter({ projects, project, onChoose }: ProjectFilterProps) {
  const id = useId()
  return (
    <span className="attempts-sort">
      <label className="soft small" htmlFor={id}>
        Project
      </label>
      <select id={id} value={project} onChange={(event) => onChoose(event.target.value)}>
        <option value="">All</option>
        {projects.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </span>
  )
}
