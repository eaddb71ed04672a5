import { useCallback, useState } from 'react'
import { AUDIT_PAGE, type AuditEntry, type AuditQuery, auditActions } from '../../../shared/api/audit.ts'
import { AttemptId } from '../../../shared/api/enrolment.ts'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useReview } from '../context.ts'
import { LoadFailed } from '../load-failed.tsx'
import { calendarDay, clockSecond, fullTime } from '../times.ts'
import { TopBar } from '../top-bar.tsx'
import { useLoaded } from '../use-loaded.ts'
import { actionWords, sayAction } from './audit-words.ts'
import '../desk/desk.css'
import './audit.css'

/** The audit log, for administrators; anybody else reads why not. */
export function AuditScreen() {
  const { account } = useReview()
  return (
    <>
      <TopBar />
      <main className="attempts">
        <h1>Audit log</h1>
        {account.role === 'administrator' ? (
          <Search />
        ) : (
          <Notice
            tone="plain"
            happened="The audit log is for administrators."
            next="Who looked at one attempt is on its page, under Context."
          />
        )}
      </main>
    </>
  )
}

interface Fields {
  readonly person: string
  readonly attempt: string
  readonly action: string
}

const nothing: Fields = { person: '', attempt: '', action: '' }

/** What is asked of the server; null while the attempt's id is not one. */
function toQuery({ person, attempt, action }: Fields): AuditQuery | null {
  const id = attempt.trim()
  if (id !== '' && !AttemptId.safeParse(id).success) return null
  const known = auditActions.find((one) => one === action)
  return {
    ...(person.trim() === '' ? {} : { person: person.trim() }),
    ...(id === '' ? {} : { attempt: id }),
    ...(known === undefined ? {} : { action: known }),
  }
}

function Search() {
  const [fields, setFields] = useState(nothing)
  const [asked, setAsked] = useState<AuditQuery>({})
  const query = toQuery(fields)
  const change = (part: Partial<Fields>) => setFields({ ...fields, ...part })
  return (
    <>
      <form
        className="attempts-tools audit-tools"
        onSubmit={(event) => {
          event.preventDefault()
          if (query !== null) setAsked(query)
        }}
      >
        <label>
          <span className="small soft">Person</span>
          <input
            type="search"
            value={fields.person}
            maxLength={200}
            placeholder="Name or e-mail address"
            onChange={(event) => change({ person: event.target.value })}
          />
        </label>
        <label>
          <span className="small soft">Attempt</span>
          <input
            type="search"
            className="mono"
            value={fields.attempt}
            placeholder="Id of an attempt"
            aria-invalid={query === null}
            aria-describedby={query === null ? 'audit-attempt-error' : undefined}
            onChange={(event) => change({ attempt: event.target.value })}
          />
        </label>
        <label>
          <span className="small soft">Action</span>
          <select value={fields.action} onChange={(event) => change({ action: event.target.value })}>
            <option value="">Everything</option>
            {auditActions.map((action) => (
              <option key={action} value={action}>
                {actionWords[action]}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">Search</Button>
      </form>
      {query === null ? (
        <p id="audit-attempt-error" className="form-error small" role="alert">
          That is not the id of an attempt. It stands in the address of its page.
        </p>
      ) : null}
      <Entries key={JSON.stringify(asked)} query={asked} />
    </>
  )
}

function Entries({ query }: { readonly query: AuditQuery }) {
  const { client } = useReview()
  const [page, setPage] = useState(0)
  const load = useCallback(() => client.audit({ ...query, page }), [client, query, page])
  const loaded = useLoaded(load, () => null)
  if (loaded.state === 'loading') return <Skeleton label="Loading the audit log" lines={8} />
  if (loaded.state === 'failed') return <LoadFailed {...loaded} />
  const { entries, total } = loaded.value
  const first = page * AUDIT_PAGE + 1
  return (
    <>
      <p className="small soft figures" role="status">
        {total === 0
          ? 'Nothing matches.'
          : `${first} to ${first + entries.length - 1} of ${sayCount(total, 'entry', 'entries')}`}
      </p>
      {total === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways by itself, so the keyboard has to reach it
        <section className="attempts-frame" aria-label="Entries of the audit log" tabIndex={0}>
          <table className="attempts-table audit-table">
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">Who</th>
                <th scope="col">What</th>
                <th scope="col">Attempt</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <EntryRow key={entry.auditId} entry={entry} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {total > AUDIT_PAGE ? (
        <div className="form-actions">
          <Button isDisabled={page === 0} onPress={() => setPage(page - 1)}>
            Newer
          </Button>
          <Button isDisabled={first + AUDIT_PAGE > total} onPress={() => setPage(page + 1)}>
            Older
          </Button>
        </div>
      ) : null}
    </>
  )
}

function EntryRow({ entry: { atMs, by, action, attemptId, candidateName, detail } }: { readonly entry: AuditEntry }) {
  const { places } = useReview()
  return (
    <tr>
      <td className="figures">
        <time dateTime={new Date(atMs).toISOString()} title={fullTime(atMs)}>
          {calendarDay(atMs)}, {clockSecond(atMs)}
        </time>
      </td>
      <td>
        {by === null ? (
          <span className="soft">Nobody who signed in</span>
        ) : (
          <>
            {by.name} <span className="small soft">{by.email}</span>
          </>
        )}
      </td>
      <td>
        {sayAction(action)}
        {detail === null ? null : <span className="soft small"> {detail}</span>}
      </td>
      <td>{attemptId === null ? null : <a href={places.attempt(attemptId)}>{candidateName ?? 'Name withheld'}</a>}</td>
    </tr>
  )
}
