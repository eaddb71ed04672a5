import { type RefObject, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Row } from '../../../shared/timeline/model.ts'
import { Button } from '../../ui/button.tsx'
import { useAttempt, useAttemptView } from '../attempt/attempt-store.ts'
import { clockSecond, fullTime } from '../times.ts'
import { bandLabels, bandOfRow } from './layout.ts'
import { filterRows, labelOfKind, type RowKind, rowKinds } from './row-filter.ts'
import { describeRow, originOfRow } from './row-words.ts'

/** Rows on a page: enough to read on, few enough for any number of events. */
const PAGE = 100

/** The timeline's content in words: the same entries, as a table. */
export function EventList({
  searchRef,
  onShow,
}: {
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly onShow: (atMs: number) => void
}) {
  const { derived } = useAttempt()
  const [kind, setKind] = useState<RowKind>('all')
  const [query, setQuery] = useState('')
  const [page, setPage] = useState(0)
  const wanted = useDeferredValue(query)
  const rows = useMemo(() => filterRows(derived, kind, wanted), [derived, kind, wanted])
  const pages = Math.max(1, Math.ceil(rows.length / PAGE))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter begins at its first page
  useEffect(() => setPage(0), [kind, wanted])
  return (
    <div className="events">
      <div className="events-tools">
        <input
          ref={searchRef}
          type="search"
          aria-label="Search events"
          placeholder="Search events"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <select
          aria-label="Kind of event"
          value={kind}
          onChange={(event) => setKind(rowKinds.find((known) => known === event.target.value) ?? 'all')}
        >
          {rowKinds.map((known) => (
            <option key={known} value={known}>
              {labelOfKind(known)}
            </option>
          ))}
        </select>
        <span className="small soft figures" role="status">
          {rows.length.toLocaleString('en-GB')} {rows.length === 1 ? 'entry' : 'entries'}
        </span>
        {pages > 1 ? (
          <span className="events-pages">
            <Button tone="quiet" isDisabled={page === 0} onPress={() => setPage(page - 1)}>
              Earlier
            </Button>
            <span className="small soft figures">
              Page {page + 1} of {pages}
            </span>
            <Button tone="quiet" isDisabled={page + 1 >= pages} onPress={() => setPage(page + 1)}>
              Later
            </Button>
          </span>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard has to reach it */}
      <section className="events-frame" aria-label="Events in words" tabIndex={0}>
        <table className="events-table">
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Lane</th>
              <th scope="col">What happened</th>
              <th scope="col">It may also be</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(page * PAGE, (page + 1) * PAGE).map((row) => (
              <EventRow key={row.seq} row={row} onShow={onShow} />
            ))}
          </tbody>
        </table>
        {rows.length === 0 ? <p className="events-none soft">No event matches.</p> : null}
      </section>
    </div>
  )
}

function EventRow({ row, onShow }: { readonly row: Row; readonly onShow: (atMs: number) => void }) {
  const { derived, store } = useAttempt()
  const isPinned = useAttemptView(
    ({ pinnedSeq }) => pinnedSeq !== null && pinnedSeq >= row.seq && pinnedSeq <= row.endSeq,
  )
  const { title, words, innocentCauses } = describeRow(derived, row)
  const source = originOfRow(derived, row)
  const pin = () => {
    store.setState({ pinnedSeq: row.seq })
    onShow(row.atMs)
  }
  return (
    <tr className={isPinned ? 'is-pinned' : ''}>
      <td className="figures">
        <time dateTime={new Date(row.atMs).toISOString()} title={fullTime(row.atMs)}>
          {clockSecond(row.atMs)}
        </time>
      </td>
      <td className="soft">{bandLabels[bandOfRow(row)]}</td>
      <td>
        <button type="button" className="event-link" aria-pressed={isPinned} onClick={pin}>
          {source === null ? (
            title
          ) : (
            <span data-origin={source === 'unattributed' ? source : `pasted:${source}`}>{title}</span>
          )}
        </button>
        {words === '' ? null : <span className="soft"> {words}</span>}
      </td>
      <td className="soft">{innocentCauses.join(' ')}</td>
    </tr>
  )
}
