import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { Row } from '../../../shared/timeline/model.ts'
import { repliesWithin } from '../../../shared/timeline/replies.ts'
import { Button } from '../../ui/button.tsx'
import { useAttempt, useAttemptView } from '../attempt/attempt-store.ts'
import { useGoTo } from '../attempt/go-to.ts'
import { bandLabels, bandOfRow } from '../timeline/layout.ts'
import { describeRow, originOfRow } from '../timeline/row-words.ts'
import { clockSecond, fullTime } from '../times.ts'
import { everyRow, filterRows } from './filter.ts'
import { Filters } from './filters.tsx'
import { Pager } from './pager.tsx'
import { Replies } from './replies.tsx'
import './events.css'

/** Entries on a page: enough to read on, few enough for any number of events. */
const PAGE = 100

/**
 * The entries of the timeline in words, in the right column: what is chosen in one is shown in the other. Opening it puts
 * the focus into its search.
 */
export function EventList() {
  const { derived, store } = useAttempt()
  const search = useRef<HTMLInputElement>(null)
  const [filter, setFilter] = useState(everyRow)
  const [page, setPage] = useState(0)
  const wanted = useDeferredValue(filter)
  const rows = useMemo(() => filterRows(derived, wanted), [derived, wanted])
  const pages = Math.max(1, Math.ceil(rows.length / PAGE))
  const shown = Math.min(page, pages - 1)
  const pinnedSeq = useAttemptView((view) => view.pinnedSeq)
  useEffect(() => search.current?.focus(), [])
  // What is pinned on the timeline is looked up here: its page opens.
  useEffect(() => {
    const place = pinnedSeq === null ? -1 : rows.findIndex((row) => row.seq <= pinnedSeq && pinnedSeq <= row.endSeq)
    if (place >= 0) setPage(Math.floor(place / PAGE))
  }, [pinnedSeq, rows])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard has to reach it
    <aside className="attempt-aside events-aside" aria-label="Events" tabIndex={0} onKeyDown={moveFocus}>
      <header className="events-heading">
        <h2>Events</h2>
        <Button tone="quiet" label="Close the events" onPress={() => store.setState({ isListing: false })}>
          Close
        </Button>
      </header>
      <div className="events-tools">
        <Filters
          filter={filter}
          count={rows.length}
          searchRef={search}
          onFilter={(next) => {
            setFilter(next)
            setPage(0)
          }}
        />
      </div>
      {rows.length === 0 ? <p className="soft">No event matches.</p> : null}
      <ol className="events-list" start={shown * PAGE + 1}>
        {rows.slice(shown * PAGE, (shown + 1) * PAGE).map((row) => (
          <Entry key={row.seq} row={row} />
        ))}
      </ol>
      <Pager page={shown} pages={pages} onPage={setPage} />
    </aside>
  )
}

/** Up and down lead from entry to entry. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  if (event.target instanceof HTMLSelectElement) return
  const links = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.event-link')]
  const place = links.indexOf(document.activeElement as HTMLButtonElement) // safe: only looked for
  const next = links[event.key === 'ArrowDown' ? place + 1 : Math.max(place - 1, 0)]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

function Entry({ row }: { readonly row: Row }) {
  const { derived, store } = useAttempt()
  const goTo = useGoTo()
  const place = useRef<HTMLLIElement>(null)
  const isPinned = useAttemptView(
    ({ pinnedSeq }) => pinnedSeq !== null && pinnedSeq >= row.seq && pinnedSeq <= row.endSeq,
  )
  useEffect(() => {
    if (isPinned) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isPinned])
  const { title, words, innocentCauses } = describeRow(derived, row)
  const source = originOfRow(derived, row)
  return (
    <li
      ref={place}
      className={isPinned ? 'is-pinned' : ''}
      onPointerEnter={() => store.setState({ pointedSeq: row.seq })}
      onPointerLeave={() => store.setState({ pointedSeq: null })}
    >
      <p className="events-when small soft">
        <time className="figures" dateTime={new Date(row.atMs).toISOString()} title={fullTime(row.atMs)}>
          {clockSecond(row.atMs)}
        </time>
        <span>{bandLabels[bandOfRow(row)]}</span>
      </p>
      <button type="button" className="event-link" aria-pressed={isPinned} onClick={() => goTo.event(row.seq)}>
        {source === null ? (
          title
        ) : (
          <span data-origin={source === 'unattributed' ? source : `pasted:${source}`}>{title}</span>
        )}
      </button>
      {words === '' ? null : <p className="small soft">{words}</p>}
      <Replies replies={repliesWithin(derived.replies, row.seq, row.endSeq)} />
      {innocentCauses.length === 0 ? null : <p className="small soft">It may also be: {innocentCauses.join(' ')}</p>}
      {(derived.usedBy.get(row.seq) ?? []).map((finding) => (
        <p key={finding} className="events-finding">
          Finding: {finding}
        </p>
      ))}
    </li>
  )
}
