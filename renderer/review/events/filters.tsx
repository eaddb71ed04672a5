import { type RefObject, useMemo } from 'react'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { useAttempt } from '../attempt/attempt-store.ts'
import { labelOfLane, listTypes, type RowFilter, rowLanes } from './filter.ts'

export interface FiltersProps {
  readonly filter: RowFilter
  readonly onFilter: (filter: RowFilter) => void
  /** How many entries pass it. */
  readonly count: number
  readonly searchRef?: RefObject<HTMLInputElement | null>
}

/** Search and filters over the entries of an attempt. */
export function Filters({ filter, onFilter, count, searchRef }: FiltersProps) {
  const { derived } = useAttempt()
  const types = useMemo(() => listTypes(derived), [derived])
  const set = (part: Partial<RowFilter>) => onFilter({ ...filter, ...part })
  return (
    <>
      <input
        ref={searchRef}
        type="search"
        aria-label="Search events"
        placeholder="Search events"
        value={filter.query}
        onChange={(event) => set({ query: event.target.value })}
      />
      <select
        aria-label="Lane"
        value={filter.lane ?? ''}
        onChange={(event) => set({ lane: rowLanes.find((lane) => lane === event.target.value) ?? null })}
      >
        <option value="">Every lane</option>
        {rowLanes.map((lane) => (
          <option key={lane} value={lane}>
            {labelOfLane(lane)}
          </option>
        ))}
      </select>
      <select
        aria-label="Type of event"
        value={filter.type ?? ''}
        onChange={(event) => set({ type: event.target.value === '' ? null : event.target.value })}
      >
        <option value="">Every type</option>
        {types.map((type) => (
          <option key={type}>{type}</option>
        ))}
      </select>
      <label className="events-check small">
        <input
          type="checkbox"
          checked={filter.hasReply}
          onChange={(event) => set({ hasReply: event.target.checked })}
        />
        With a reply
      </label>
      <label className="events-check small">
        <input type="checkbox" checked={filter.isInput} onChange={(event) => set({ isInput: event.target.checked })} />
        Used by a finding
      </label>
      <span className="small soft figures" role="status">
        {sayCount(count, 'entry', 'entries')}
      </span>
    </>
  )
}
