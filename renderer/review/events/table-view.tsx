import { useDeferredValue, useMemo, useState } from 'react'
import { sayCount, sayDuration } from '../../../shared/timeline/amounts.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useAttempt } from '../attempt/attempt-store.ts'
import { useGoTo } from '../attempt/go-to.ts'
import { clockSecond, fullTime } from '../times.ts'
import { everyRow, filterRows } from './filter.ts'
import { Filters } from './filters.tsx'
import { Pager } from './pager.tsx'
import { Replies } from './replies.tsx'
import { fillTable, type SortColumn, sortTable, type TableRow } from './table-rows.ts'
import './events.css'

/** Rows on a page: a screen reader reads them in order, and any number of events stays quick. */
const PAGE = 200

const columns: readonly (readonly [SortColumn, string])[] = [
  ['time', 'Time'],
  ['item', 'Item'],
  ['what', 'What happened'],
  ['origin', 'Origin'],
  ['length', 'Length'],
  ['seen-by', 'Seen by'],
  ['reply', 'The candidate says'],
  ['finding', 'Finding'],
]

/** Everything that the timeline shows, as a table: the same entries, the same words. */
export function TableView() {
  const { review, derived, store } = useAttempt()
  const [filter, setFilter] = useState(everyRow)
  const [sort, setSort] = useState<{ readonly column: SortColumn; readonly isDescending: boolean }>({
    column: 'time',
    isDescending: false,
  })
  const [page, setPage] = useState(0)
  const wanted = useDeferredValue(filter)
  const rows = useMemo(
    () => fillTable(derived, review.pack, filterRows(derived, wanted)),
    [derived, review.pack, wanted],
  )
  const sorted = useMemo(() => sortTable(rows, sort.column, sort.isDescending), [rows, sort])
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE))
  const from = page * PAGE
  const shown = sorted.slice(from, from + PAGE)
  const sortBy = (column: SortColumn) => {
    setSort({ column, isDescending: sort.column === column && !sort.isDescending })
    setPage(0)
  }
  return (
    <main className="table-view">
      <header className="table-view-heading">
        <h2>The timeline as a table</h2>
        <Button onPress={() => store.setState({ page: 'columns' })}>
          <Icon name="back" />
          Back to the timeline
        </Button>
      </header>
      <div className="events-tools">
        <Filters
          filter={filter}
          count={sorted.length}
          onFilter={(next) => {
            setFilter(next)
            setPage(0)
          }}
        />
        <Pager page={page} pages={pages} onPage={setPage} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard has to reach it */}
      <section className="table-frame" aria-label="Timeline as a table" tabIndex={0}>
        <table className="events-table" aria-rowcount={sorted.length + 1}>
          <caption className="small soft">
            {sayCount(derived.events.length, 'event')} in {sayCount(derived.timeline.rows.length, 'entry', 'entries')},
            keys told as bursts.{' '}
            {sorted.length === 0
              ? 'No entry matches.'
              : `Shown: ${from + 1} to ${from + shown.length} of ${sorted.length}.`}
          </caption>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map(([column, label]) => {
                const isSorted = sort.column === column
                const state = !isSorted ? 'none' : sort.isDescending ? 'descending' : 'ascending'
                return (
                  <th key={column} scope="col" aria-sort={state}>
                    <button type="button" className="table-sort" onClick={() => sortBy(column)}>
                      {label}
                      {isSorted ? <Icon name={sort.isDescending ? 'down' : 'up'} /> : null}
                    </button>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {shown.map((entry, place) => (
              <Entry key={entry.row.seq} entry={entry} index={from + place + 2} />
            ))}
          </tbody>
        </table>
      </section>
    </main>
  )
}

function Entry({ entry, index }: { readonly entry: TableRow; readonly index: number }) {
  const { store } = useAttempt()
  const goTo = useGoTo()
  const { row, item, what, words, causes, origin, lengthMs, seenBy, replies, findings } = entry
  const show = () => {
    store.setState({ page: 'columns' })
    goTo.event(row.seq)
  }
  return (
    <tr aria-rowindex={index}>
      <td className="figures">
        <time dateTime={new Date(row.atMs).toISOString()} title={fullTime(row.atMs)}>
          {clockSecond(row.atMs)}
        </time>
      </td>
      <td>{item}</td>
      <th scope="row">
        <button type="button" className="event-link" onClick={show}>
          {what}
        </button>
        {words === '' ? null : <span className="soft"> {words}</span>}
        {causes.length === 0 ? null : <span className="soft"> It may also be: {causes.join(' ')}</span>}
      </th>
      <td>{origin}</td>
      <td className="figures">{lengthMs === null || lengthMs === 0 ? '' : sayDuration(lengthMs)}</td>
      <td>{seenBy}</td>
      <td>
        <Replies replies={replies} />
      </td>
      <td>{findings.join(', ')}</td>
    </tr>
  )
}
